package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final GuestEnds ends;

    CommandRun(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent, CommandLog log) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
        this.log = log;
        this.ends = new GuestEnds(session, realm, log);
    }

    /** Versions are claimed before any user is read: what is read under the lock is what the last holder wrote. */
    List<CommandResult> of(List<IdentityCommand> commands) {
        Claims claims = Claims.of(commands, log);
        CommandedUsers users = CommandedUsers.read(session, realm, commands);
        List<CommandResult> results = new ArrayList<>();
        for (IdentityCommand command : commands) {
            results.add(command instanceof State state ? state(state, claims, users) : act((Act) command, users));
        }
        ends.run().forEach(this::recordEnd);
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

    private CommandResult act(Act act, CommandedUsers users) {
        return act.action().endsGuest() ? end(act, users) : endSessions(act, users);
    }

    private CommandResult endSessions(Act act, CommandedUsers users) {
        Optional<UserModel> user = users.user(act.userId());
        if (user.isEmpty()) {
            return CommandResult.gone();
        }
        if (users.isStaff(user.get())) {
            return CommandResult.staff();
        }
        if (!log.first(Map.of(act.id(), act.userId())).isEmpty()) {
            new SessionEnd(session, realm).of(user.get());
            record(OperationType.ACTION, "users", act.userId(), "logout");
        }
        return CommandResult.actionDone();
    }

    /** Of a guest whom somebody else removed the traces go all the same. */
    private CommandResult end(Act act, CommandedUsers users) {
        Optional<UserModel> user = users.ownUser(act.userId());
        if (user.isPresent() && (users.isStaff(user.get()) || !GuestEnds.isGuest(user.get()))) {
            return CommandResult.noGuest();
        }
        ends.add(act, user);
        return CommandResult.actionDone();
    }

    private void recordEnd(Act act) {
        record(act.action() == Action.REMOVE ? OperationType.DELETE : OperationType.UPDATE, "users", act.userId());
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
