package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.UserPage;
import dev.foyer.provisioning.reconciliation.DriftRecord.DriftedUser;
import dev.foyer.provisioning.reconciliation.DriftRecord.Vanishing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds users whose customers differ and puts them into the feed, one bounded piece of a step in each call. Each answers with
 * whether it did something; if not, there is something to wait for.
 */
final class Reconcile {

    private static final int PAGE = 500;
    // The most ids that Keycloak takes in one question.
    private static final int MOST_NAMED = 100;
    private static final Duration LONGEST_VERIFICATION = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final CustomerRealm realm;
    private final Runs runs;
    private final double mostVanishingPercent;

    Reconcile(DataSource dataSource, CustomerRealm realm, Runs runs, double mostVanishingPercent) {
        this.dataSource = dataSource;
        this.realm = realm;
        this.runs = runs;
        this.mostVanishingPercent = mostVanishingPercent;
    }

    /** Compares the next page of users. */
    boolean scan(Run run) throws SQLException {
        UserPage page = realm.users(run.cursor(), PAGE);
        boolean last = page.next() == null;
        Progress progress = last ? Progress.to(Step.CONFIRM) : Progress.behind(run, page.next());
        runs.save(run, progress.withScanned(page.users().size()), connection -> {
            DriftRecord drift = new DriftRecord(connection, run);
            drift.seen(Look.ids(page.users()));
            drift.firstLook(Look.at(page));
            if (last) {
                drift.allSeen();
            }
        });
        return true;
    }

    /** Looks again at the next users that differed, once the mirror has applied what waited when the scan ended. */
    boolean confirm(Run run) throws SQLException {
        List<String> asked = ids(users(run, false, MOST_NAMED));
        if (asked.isEmpty()) {
            runs.save(run, Progress.to(Step.DECIDE), Runs.Writes.NONE);
            return true;
        }
        if (run.cursor() == null && !FeedLevel.now(dataSource).isDrainedSince(run.stepBeganAt())) {
            return false;
        }
        Look look = Look.at(realm.users(asked), asked);
        runs.save(run, Progress.behind(run, last(asked)), connection -> new DriftRecord(connection, run)
                .secondLook(look, asked));
        return true;
    }

    /** Halts when too much would vanish. Until here nothing was marked. */
    boolean decide(Run run) throws SQLException {
        Vanishing found;
        try (Connection connection = dataSource.getConnection()) {
            found = new DriftRecord(connection, run).vanishing();
        }
        Verdict verdict = new Verdict(found.vanishing(), found.customers(), mostVanishingPercent, run.allowVanishing());
        if (verdict.halts()) {
            runs.finish(run, State.HALTED, verdict.reason());
        } else {
            runs.save(run, Progress.to(Step.REPAIR), Runs.Writes.NONE);
        }
        return true;
    }

    /** Puts the next users that differ into the feed, or has their attributes written, as the mirror keeps up. */
    boolean repair(Run run) throws SQLException {
        FeedLevel feed = FeedLevel.now(dataSource);
        if (!feed.isLowSince(run.markedAt())) {
            return false;
        }
        List<DriftedUser> users = users(run, true, PAGE);
        if (users.isEmpty()) {
            runs.save(run, Progress.to(run.markedAt() == null ? Step.VERIFY : Step.DRAIN), Runs.Writes.NONE);
            return true;
        }
        Progress progress = Progress.behind(run, last(ids(users)));
        List<String> marks = ids(users.stream().filter(DriftedUser::ofKeycloak).toList());
        if (!marks.isEmpty()) {
            progress = progress.withMarked(realm.mark(marks).marked(), feed.now());
        }
        List<String> states = ids(users.stream().filter(DriftedUser::ofRegistry).toList());
        runs.save(run, progress, connection -> new DriftRecord(connection, run).wantState(states));
        return true;
    }

    /** Goes on once the mirror has applied what was marked. */
    boolean drain(Run run) throws SQLException {
        boolean drained = FeedLevel.now(dataSource).isDrainedSince(run.stepBeganAt());
        if (drained) {
            runs.save(run, Progress.to(Step.VERIFY), Runs.Writes.NONE);
        }
        return drained;
    }

    /** Looks whether the differences are gone, again and again for a while. */
    boolean verify(Run run) throws SQLException {
        List<String> asked = ids(users(run, true, MOST_NAMED));
        if (!asked.isEmpty()) {
            Look look = Look.at(realm.users(asked), asked);
            runs.save(run, Progress.behind(run, last(asked)), connection -> new DriftRecord(connection, run)
                    .lastLook(look));
            return true;
        }
        boolean allClosed = users(run, true, null, 1).isEmpty();
        if (allClosed || run.atStepFor().compareTo(LONGEST_VERIFICATION) > 0) {
            runs.finish(
                    run,
                    State.COMPLETED,
                    allClosed ? null : "Some differences are still open; GET /status may say why");
            return true;
        }
        runs.save(run, Progress.behind(run, null), Runs.Writes.NONE);
        return false;
    }

    private List<DriftedUser> users(Run run, boolean confirmed, int max) throws SQLException {
        return users(run, confirmed, run.cursor(), max);
    }

    private List<DriftedUser> users(Run run, boolean confirmed, @Nullable String after, int max) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new DriftRecord(connection, run).users(confirmed, after, max);
        }
    }

    private static List<String> ids(List<DriftedUser> users) {
        return users.stream().map(DriftedUser::id).toList();
    }

    private static String last(List<String> ids) {
        return ids.get(ids.size() - 1);
    }
}
