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

/**
 * Takes commands, has Keycloak run them, writes down what came of it. Killed anywhere, a command is taken again: a state
 * under its version, an action under its id, so nothing happens twice. Used by one thread; any number of processes may work.
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
    private boolean oneFailed;

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
        oneFailed = false;
        try {
            mark(of(taken, Kind.MARK));
            run(requests(taken));
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

    /** What to ask Keycloak for, states first. A state that nobody has any more is done. */
    private List<Request> requests(List<IdentityCommand> taken) throws SQLException {
        Map<UUID, IdentityCommand> states = new LinkedHashMap<>();
        of(taken, Kind.STATE).forEach(command -> states.put(command.id(), command));
        List<Request> requests = new ArrayList<>();
        for (WantedState wanted : queue.wanted(states.values())) {
            open.remove(states.remove(wanted.command().id()));
            open.add(wanted.command());
            requests.add(new Request(wanted.command(), wanted.toCommand(), wanted.hasWishes()));
        }
        settlement.done(states.values());
        states.values().forEach(open::remove);
        for (IdentityCommand action : of(taken, Kind.END_SESSIONS)) {
            requests.add(new Request(action, UserCommand.endSessions(action.userId(), action.id()), false));
        }
        return requests;
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
            if (!e.mayBeTheRequest()) {
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
        oneFailed = false;
        List<IdentityCommand> done = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Request request = requests.get(i);
            Result result = results.get(i);
            IdentityCommand command = request.origin();
            switch (result.outcome()) {
                case DONE -> {
                    if (request.hasWishes()) {
                        settlement.fulfilled(command);
                    } else {
                        done.add(command);
                    }
                }
                case GONE, STAFF -> done.add(command);
                case STALE ->
                    settlement.stale(command, result.version() == null ? command.version() : result.version());
                case REFUSED ->
                    settlement.failed(
                            command, result.reason() == null ? "Keycloak cannot change this user" : result.reason());
            }
        }
        settlement.done(done);
        requests.forEach(request -> open.remove(request.origin()));
    }

    /** Two in a row with nothing done in between: the trouble is Keycloak's, not theirs. */
    private void failed(IdentityCommand command, KeycloakUnavailableException e) throws SQLException {
        if (oneFailed) {
            throw e;
        }
        oneFailed = true;
        settlement.failed(command, String.valueOf(e.getMessage()));
        open.remove(command);
    }

    private void giveBack() throws SQLException {
        if (!open.isEmpty()) {
            List<IdentityCommand> rest = List.copyOf(open);
            open.clear();
            queue.release(rest);
        }
    }

    private static List<IdentityCommand> of(List<IdentityCommand> commands, Kind kind) {
        return commands.stream().filter(command -> command.kind() == kind).toList();
    }

    private record Request(IdentityCommand origin, UserCommand command, boolean hasWishes) {}
}
