package dev.foyer.provisioning.identity;

import dev.foyer.provisioning.identity.IdentityCommand.Kind;
import dev.foyer.provisioning.keycloak.CommandResults.Result;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.keycloak.UserCommand;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands, has Keycloak run them, writes down what came of it. Killed anywhere, a command is taken again: a state
 * under its version, an action under its id, so nothing happens twice. A command is blamed for a failure only when Keycloak
 * does something else meanwhile: an outage costs nobody an attempt. Used by one thread; any number of processes may work.
 * It rests as long as it works: Keycloak has people to sign in, and the mirror to feed.
 */
final class IdentityCommands implements Turns {

    /** In-server writes were fastest at about fifty users a transaction. */
    private static final int BATCH = 50;

    private final CommandQueue queue;
    private final Settlement settlement;
    private final CustomerRealm realm;
    private final Pace pace;

    // Of the turn at hand.
    private final Set<IdentityCommand> open = new LinkedHashSet<>();
    private @Nullable Suspect suspect;

    IdentityCommands(CommandQueue queue, CustomerRealm realm, Duration idleDelay, Duration retryDelay) {
        this.queue = queue;
        this.settlement = queue.settlement(retryDelay);
        this.realm = realm;
        this.pace = new Pace(idleDelay, retryDelay);
    }

    @Override
    public Duration turn() throws SQLException {
        long begin = System.nanoTime();
        List<IdentityCommand> taken = queue.take(BATCH);
        if (taken.isEmpty()) {
            return pace.idled();
        }
        open.addAll(taken);
        try {
            mark(of(taken, Kind.MARK));
            run(states(of(taken, Kind.STATE)));
            act(of(taken, Kind.END_SESSIONS));
            blameTheLast();
        } finally {
            giveBack();
        }
        return pace.worked(taken.size() == BATCH, Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    private void mark(List<IdentityCommand> marks) throws SQLException {
        if (!marks.isEmpty()) {
            realm.mark(marks.stream().map(IdentityCommand::userId).toList());
            settlement.done(marks);
            marks.forEach(open::remove);
        }
    }

    /** What to ask Keycloak for. A state that nobody has any more is done. */
    private List<Request> states(List<IdentityCommand> taken) throws SQLException {
        Map<UUID, IdentityCommand> states = new LinkedHashMap<>();
        taken.forEach(command -> states.put(command.id(), command));
        List<Request> requests = new ArrayList<>();
        for (WantedState wanted : queue.wanted(states.values())) {
            open.remove(states.remove(wanted.command().id()));
            open.add(wanted.command());
            requests.add(new Request(wanted.command(), wanted.toCommand(), wanted.hasWishes()));
        }
        settlement.done(states.values());
        states.values().forEach(open::remove);
        return requests;
    }

    /**
     * Each in a transaction of its own, because Keycloak tells applications of the logout meanwhile, and one of them may
     * hang. Then the other actions wait for the next turn, behind whatever else is due.
     */
    private void act(List<IdentityCommand> actions) throws SQLException {
        for (IdentityCommand action : actions) {
            run(List.of(new Request(action, UserCommand.endSessions(action.userId(), action.id()), false)));
            if (suspect != null && suspect.failure().noAnswer()) {
                return;
            }
        }
    }

    /** All in one transaction of Keycloak's; halved when it fails, so that one bad command holds up nobody else. */
    private void run(List<Request> requests) throws SQLException {
        if (requests.isEmpty()) {
            return;
        }
        try {
            settle(
                    requests,
                    realm.run(requests.stream().map(Request::command).toList()).results());
        } catch (KeycloakUnavailableException e) {
            if (!(e.mayBeTheRequest() || e.noAnswer() && answersElse())) {
                throw e;
            }
            if (requests.size() > 1) {
                int middle = requests.size() / 2;
                run(requests.subList(0, middle));
                run(requests.subList(middle, requests.size()));
            } else {
                failed(requests.get(0).origin(), e);
            }
        }
    }

    private void settle(List<Request> requests, List<Result> results) throws SQLException {
        blame();
        List<IdentityCommand> done = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Request request = requests.get(i);
            Result result = results.get(i);
            IdentityCommand command = request.origin();
            switch (result.outcome()) {
                // Of who is gone or staff nothing is wanted any more.
                case DONE, GONE, STAFF -> {
                    if (request.hasWishes()) {
                        settlement.fulfilled(command);
                    } else {
                        done.add(command);
                    }
                }
                case STALE ->
                    settlement.stale(command, result.version() == null ? command.version() : result.version());
                case REFUSED -> refused(request, result);
            }
        }
        settlement.done(done);
        requests.forEach(request -> open.remove(request.origin()));
    }

    private void refused(Request request, Result result) throws SQLException {
        String reason = result.reason() == null ? "Keycloak cannot change this user" : result.reason();
        if (request.hasWishes() && result.refused() != null) {
            settlement.refused(request.origin(), reason, WantedState.wishes(result.refused()));
        } else {
            settlement.failed(request.origin(), reason);
        }
    }

    /** Two in a row with nothing done in between: the trouble is Keycloak's, not theirs. */
    private void failed(IdentityCommand command, KeycloakUnavailableException e) throws SQLException {
        if (suspect != null) {
            throw e;
        }
        suspect = new Suspect(command, e);
    }

    /** Something else works: what failed before it has itself to blame. */
    private void blame() throws SQLException {
        if (suspect != null) {
            IdentityCommand command = suspect.command();
            settlement.failed(command, String.valueOf(suspect.failure().getMessage()));
            open.remove(command);
            suspect = null;
        }
    }

    /** Nothing of the turn comes after it: something that is no command must tell. */
    private void blameTheLast() throws SQLException {
        if (suspect == null) {
            return;
        }
        if (!answersElse()) {
            throw suspect.failure();
        }
        blame();
    }

    private boolean answersElse() {
        try {
            realm.settings();
            return true;
        } catch (KeycloakUnavailableException e) {
            return false;
        }
    }

    /** A suspect goes behind the others, so that two bad commands do not meet for ever and pass for an outage. */
    private void giveBack() throws SQLException {
        if (suspect != null) {
            IdentityCommand command = suspect.command();
            open.remove(command);
            suspect = null;
            queue.postpone(command);
        }
        if (!open.isEmpty()) {
            List<IdentityCommand> rest = List.copyOf(open);
            open.clear();
            queue.release(rest);
        }
    }

    private static List<IdentityCommand> of(List<IdentityCommand> commands, Kind kind) {
        return commands.stream().filter(command -> command.kind() == kind).toList();
    }

    /** A command that failed, while nobody knows whether by its own fault. */
    private record Suspect(IdentityCommand command, KeycloakUnavailableException failure) {}

    private record Request(IdentityCommand origin, UserCommand command, boolean hasWishes) {}
}
