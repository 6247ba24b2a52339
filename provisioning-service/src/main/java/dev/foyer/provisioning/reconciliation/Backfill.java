package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.Marked;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Puts every user of the realm into the feed, page by page, as fast as the mirror takes them. */
final class Backfill {

    // As many as the mirror takes at once: a sign-up never waits behind more.
    private static final int PAGE = 500;

    private final DataSource dataSource;
    private final CustomerRealm realm;
    private final Runs runs;

    Backfill(DataSource dataSource, CustomerRealm realm, Runs runs) {
        this.dataSource = dataSource;
        this.realm = realm;
        this.runs = runs;
    }

    /** Marks the next page, unless the mirror is still busy. Answers with whether it did something. */
    boolean mark(Run run) throws SQLException {
        FeedLevel feed = FeedLevel.now(dataSource);
        if (!feed.isLowSince(run.markedAt())) {
            return false;
        }
        Marked marked = realm.markNext(run.cursor(), PAGE);
        Progress progress = marked.last() == null ? Progress.to(Step.DRAIN) : Progress.behind(run, marked.last());
        runs.save(run, progress.withMarked(marked.marked(), feed.now()), Runs.Writes.NONE);
        return true;
    }

    /** Ends the run once the mirror has applied everything. */
    boolean drain(Run run) throws SQLException {
        boolean drained = FeedLevel.now(dataSource).isDrainedSince(run.stepBeganAt());
        if (drained) {
            runs.finish(run, State.COMPLETED, null);
        }
        return drained;
    }
}
