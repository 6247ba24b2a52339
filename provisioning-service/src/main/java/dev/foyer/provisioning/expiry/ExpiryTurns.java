package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.erasure.Erasure;
import dev.foyer.provisioning.expiry.DueBatch.Stage;
import dev.foyer.provisioning.keycloak.CommandResults.Outcome;
import dev.foyer.provisioning.keycloak.CommandResults.Result;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works on the open run: takes a batch, has Keycloak do it, writes down what came of it. Killed anywhere, the batch is taken again
 * under the same commands, which Keycloak does once, and written down by whoever comes first. Used by one thread; any number of them
 * may work, in any number of processes. The guests' time has come already: unlike the other commands, these do not rest as long as
 * they work, but there are few of them at a time.
 */
final class ExpiryTurns implements Turns {

    private final OpenRuns runs;
    private final DueGuests due;
    private final ExpiredGuests expired;
    private final Erasure erasure;
    private final CustomerRealm realm;
    private final ExpiryRule rule;
    private final ExpiryCounters counters;
    private final Pace pace;

    /** Of the turn at hand, and not brought to an end yet. */
    private final Set<DueGuest> open = new LinkedHashSet<>();

    ExpiryTurns(
            OpenRuns runs,
            DueGuests due,
            ExpiredGuests expired,
            Erasure erasure,
            CustomerRealm realm,
            ExpiryRule rule,
            ExpiryCounters counters,
            Pace pace) {
        this.runs = runs;
        this.due = due;
        this.expired = expired;
        this.erasure = erasure;
        this.realm = realm;
        this.rule = rule;
        this.counters = counters;
        this.pace = pace;
    }

    @Override
    public Duration turn() throws SQLException {
        Optional<OpenRun> run = runs.now();
        if (run.isEmpty()) {
            return pace.idled();
        }
        ExpiryRule then = rule.at(run.get().asOf());
        List<DueBatch> batches = due.take(run.get().id(), then);
        if (batches.isEmpty()) {
            runs.finish(run.get(), then);
            return pace.idled();
        }
        batches.forEach(batch -> open.addAll(batch.guests()));
        try {
            for (DueBatch batch : batches) {
                settle(batch.with(batch.withoutUser()));
                run(batch.with(batch.withUser()));
            }
        } finally {
            giveBack();
        }
        return pace.worked(true);
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    /** All in one transaction of Keycloak's; halved when it fails, so that one bad guest holds up nobody else. */
    private void run(DueBatch batch) throws SQLException {
        if (batch.guests().isEmpty()) {
            return;
        }
        try {
            settle(batch, realm.run(batch.commands()).results());
        } catch (KeycloakUnavailableException e) {
            if (!(e.mayBeTheRequest() || e.noAnswer()) || !answersElse()) {
                throw e;
            }
            List<DueGuest> guests = batch.guests();
            if (guests.size() > 1) {
                int middle = guests.size() / 2;
                run(batch.with(guests.subList(0, middle)));
                run(batch.with(guests.subList(middle, guests.size())));
            } else {
                fail(batch, String.valueOf(e.getMessage()));
            }
        }
    }

    private void settle(DueBatch batch, List<Result> results) throws SQLException {
        List<DueGuest> done = new ArrayList<>();
        Map<String, List<DueGuest>> refused = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            if (result.outcome() == Outcome.DONE || result.outcome() == Outcome.GONE) {
                done.add(batch.guests().get(i));
            } else {
                refused.computeIfAbsent(reason(result), reason -> new ArrayList<>())
                        .add(batch.guests().get(i));
            }
        }
        settle(batch.with(done));
        for (Map.Entry<String, List<DueGuest>> entry : refused.entrySet()) {
            fail(batch.with(entry.getValue()), entry.getKey());
        }
    }

    private void settle(DueBatch done) throws SQLException {
        List<DueGuest> guests = done.guests();
        if (guests.isEmpty()) {
            return;
        }
        if (done.stage() == Stage.ERASING) {
            erasure.erase(
                    done.runId(),
                    guests.stream().map(DueGuest::customerId).toList(),
                    guests.stream().map(DueGuest::commandId).toList());
        } else {
            expired.settle(done.runId(), guests);
        }
        counters.done(done.stage(), guests.size());
        guests.forEach(open::remove);
    }

    private void fail(DueBatch batch, String reason) throws SQLException {
        due.failed(batch, reason);
        counters.failed(batch.guests().size());
        batch.guests().forEach(open::remove);
    }

    /** Who is staff or no guest any more: the mirror brings that, and then the guest is none here either. */
    private static String reason(Result result) {
        if (result.outcome() == Outcome.STAFF) {
            return "The user is staff";
        }
        return result.reason() == null ? "Keycloak does not take this user for a guest" : result.reason();
    }

    private boolean answersElse() {
        try {
            realm.settings();
            return true;
        } catch (KeycloakUnavailableException e) {
            return false;
        }
    }

    private void giveBack() throws SQLException {
        if (!open.isEmpty()) {
            List<DueGuest> rest = List.copyOf(open);
            open.clear();
            due.release(rest);
        }
    }
}
