package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.Link;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.login.LoginLinks;
import dev.foyer.keycloak.secondfactor.FactorChanges;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Runs one list of commands in the transaction at hand: whatever fails leaves nothing of them. */
final class CommandRun {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;
    private final CommandLog log;
    private final Endings endings;
    private final LinkRun links;
    private final LoginLinks logins;
    private final FactorChanges factors;

    CommandRun(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent, CommandLog log) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
        this.log = log;
        this.endings = new Endings(session, realm, log);
        this.links = new LinkRun(session, realm, log);
        this.logins = new LoginLinks(session, realm, Clock.systemUTC());
        this.factors = new FactorChanges(session, realm);
    }

    /** Versions are claimed before any user is read: what is read under the lock is what the last holder wrote. */
    List<CommandResult> of(List<IdentityCommand> commands) {
        Claims claims = Claims.of(commands, log);
        CommandedUsers users = CommandedUsers.read(session, realm, commands);
        Map<UUID, CommandResult> sent = links(commands, users);
        List<CommandResult> results = new ArrayList<>();
        for (IdentityCommand command : commands) {
            if (command instanceof State state) {
                results.add(state(state, claims, users));
            } else if (command instanceof Link link) {
                results.add(sent.get(link.id()));
            } else {
                results.add(act((Act) command, users));
            }
        }
        endings.run().forEach(this::recordEnd);
        return results;
    }

    /** The same version came with the same content: to write it again could take back what was changed here since. */
    private CommandResult state(State state, Claims claims, CommandedUsers users) {
        long newest = claims.newest(state.userId());
        if (state.version() < newest) {
            return CommandResult.stale(newest);
        }
        return claims.writtenBefore(state.userId()) ? CommandResult.done(newest) : write(state, users);
    }

    private CommandResult write(State state, CommandedUsers users) {
        Optional<UserModel> user = users.user(state.userId());
        if (user.isEmpty()) {
            if (!log.forgetGone(state.userId())) {
                log.giveBack(state.userId(), state.version());
            }
            return CommandResult.gone();
        }
        if (users.isStaff(user.get())) {
            log.giveBack(state.userId(), state.version());
            return CommandResult.staff();
        }
        StateWriter writer = new StateWriter(session, realm, user.get());
        writer.write(state);
        if (writer.changed()) {
            record(OperationType.UPDATE, "users", state.userId());
        }
        if (writer.refused().isEmpty()) {
            return CommandResult.done(state.version());
        }
        log.giveBack(state.userId(), state.version());
        return CommandResult.refused(writer.refused());
    }

    private Map<UUID, CommandResult> links(List<IdentityCommand> commands, CommandedUsers users) {
        Map<UUID, CommandResult> sent = links.of(
                commands.stream()
                        .filter(Link.class::isInstance)
                        .map(Link.class::cast)
                        .toList(),
                users);
        links.created().forEach(userId -> record(OperationType.CREATE, "users", userId));
        return sent;
    }

    private CommandResult act(Act act, CommandedUsers users) {
        return switch (act.action()) {
            case EXPIRE, REMOVE, ERASE -> end(act, users);
            case END_SESSIONS -> ofCustomer(act, users, this::endSessions);
            case VOID_LINK -> ofCustomer(act, users, user -> logins.voidFor(user.getId()));
            case WITHDRAW -> withdraw(act, users);
            case SET_PHONE -> setPhone(act, users);
            case REMOVE_FACTOR -> ofCustomer(act, users, user -> removeFactor(user, act));
        };
    }

    /** Once the invitation is cancelled, whoever is sending it at this moment has either done so or never will. */
    private CommandResult withdraw(Act act, CommandedUsers users) {
        act.cancels().ifPresent(id -> log.first(Map.of(id, act.userId())));
        Optional<UserModel> user = users.ownUser(act.userId());
        if (user.isEmpty()) {
            return CommandResult.actionDone();
        }
        if (users.isStaff(user.get())) {
            return CommandResult.staff();
        }
        if (!logins.isUnused(user.get())) {
            return CommandResult.refused("registered", "Somebody has made use of the invitation.");
        }
        if (!log.first(Map.of(act.id(), act.userId())).isEmpty()) {
            logins.voidFor(act.userId());
            session.users().removeUser(realm, user.get());
            record(OperationType.DELETE, "users", act.userId());
        }
        return CommandResult.actionDone();
    }

    private CommandResult ofCustomer(Act act, CommandedUsers users, Consumer<UserModel> action) {
        Optional<UserModel> user = users.user(act.userId());
        if (user.isEmpty()) {
            return CommandResult.gone();
        }
        if (users.isStaff(user.get())) {
            return CommandResult.staff();
        }
        if (!log.first(Map.of(act.id(), act.userId())).isEmpty()) {
            action.accept(user.get());
        }
        return CommandResult.actionDone();
    }

    private CommandResult setPhone(Act act, CommandedUsers users) {
        String number = act.subject().orElseThrow();
        Optional<String> refusal = factors.refusal(number);
        if (refusal.isPresent()) {
            return CommandResult.refused(refusal.get(), "Codes cannot be sent to this number.");
        }
        return ofCustomer(act, users, user -> {
            factors.setPhone(user, number);
            record(OperationType.ACTION, "users", user.getId(), "credentials");
        });
    }

    private void removeFactor(UserModel user, Act act) {
        factors.remove(user, act.subject().orElseThrow());
        record(OperationType.ACTION, "users", user.getId(), "credentials");
    }

    private void endSessions(UserModel user) {
        new SessionEnd(session, realm).of(user);
        record(OperationType.ACTION, "users", user.getId(), "logout");
    }

    /** Of somebody who was removed otherwise the traces go all the same. */
    private CommandResult end(Act act, CommandedUsers users) {
        act.cancels().ifPresent(id -> log.first(Map.of(id, act.userId())));
        Optional<UserModel> user = users.ownUser(act.userId());
        if (user.isPresent() && act.action() == Action.ERASE && users.isStaff(user.get())) {
            return CommandResult.staff();
        }
        if (user.isPresent()
                && act.action() != Action.ERASE
                && (users.isStaff(user.get()) || !Endings.isGuest(user.get()))) {
            return CommandResult.noGuest();
        }
        endings.add(act, user);
        return CommandResult.actionDone();
    }

    private void recordEnd(Act act) {
        record(act.action().removes() ? OperationType.DELETE : OperationType.UPDATE, "users", act.userId());
    }

    /** Without what was written: admin events are kept elsewhere and longer than the user. */
    private void record(OperationType operation, String... path) {
        adminEvent
                .operation(operation)
                .resource(ResourceType.USER)
                .resourcePath(path)
                .success();
    }
}
