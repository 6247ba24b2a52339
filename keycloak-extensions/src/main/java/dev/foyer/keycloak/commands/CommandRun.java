package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.staff.Staff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
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

    CommandRun(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent, CommandLog log) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
        this.log = log;
    }

    /** Versions are claimed before any user is read: what is read under the lock is what the last holder wrote. */
    List<CommandResult> of(List<IdentityCommand> commands) {
        Map<State, Long> written = claim(commands);
        List<CommandResult> results = new ArrayList<>();
        for (IdentityCommand command : commands) {
            if (command instanceof State state) {
                Long version = written.get(state);
                results.add(version == null ? write(state) : writtenBefore(state, version));
            } else {
                results.add(act((Act) command));
            }
        }
        return results;
    }

    /** The same version came with the same content: to write it again could take back what was changed here since. */
    private static CommandResult writtenBefore(State state, long version) {
        return version == state.version() ? CommandResult.done(version) : CommandResult.stale(version);
    }

    /** In the order of the ids, so that two lists with the same users wait for each other instead of locking crosswise. */
    private Map<State, Long> claim(List<IdentityCommand> commands) {
        List<State> states = commands.stream()
                .filter(State.class::isInstance)
                .map(State.class::cast)
                .sorted(Comparator.comparing(State::userId))
                .toList();
        Map<State, Long> written = new IdentityHashMap<>();
        for (State state : states) {
            log.claim(state.userId(), state.version()).ifPresent(version -> written.put(state, version));
        }
        return written;
    }

    private CommandResult write(State state) {
        Optional<UserModel> user = CurrentUser.of(session, realm, state.userId());
        if (user.isEmpty()) {
            log.forget(state.userId());
            return CommandResult.gone();
        }
        if (Staff.includes(user.get())) {
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
        return CommandResult.refused(
                "The directory that the user comes from is read-only for " + String.join(", ", writer.refused()) + ".");
    }

    private CommandResult act(Act act) {
        Optional<UserModel> user = CurrentUser.of(session, realm, act.userId());
        if (user.isEmpty()) {
            return CommandResult.gone();
        }
        if (Staff.includes(user.get())) {
            return CommandResult.staff();
        }
        if (log.first(act.id(), act.userId())) {
            switch (act.action()) {
                case END_SESSIONS -> {
                    new SessionEnd(session, realm).of(user.get());
                    record(OperationType.ACTION, "users", act.userId(), "logout");
                }
            }
        }
        return CommandResult.actionDone();
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
