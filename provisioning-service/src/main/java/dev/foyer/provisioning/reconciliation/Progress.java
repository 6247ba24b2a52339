package dev.foyer.provisioning.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a turn has brought a run to.
 *
 * @param cursor the last key that is done of the step; null when the step begins
 * @param scanned users that were compared in this turn
 * @param marked users that were marked in this turn
 * @param markedAt a moment before they were; null when none were
 */
record Progress(
        Step step,
        @Nullable String cursor,
        long scanned,
        long marked,
        @Nullable Instant markedAt) {

    /** The next step begins. */
    static Progress to(Step step) {
        return new Progress(step, null, 0, 0, null);
    }

    /** The step goes on behind this key. */
    static Progress behind(Run run, @Nullable String cursor) {
        return new Progress(run.step(), cursor, 0, 0, null);
    }

    Progress withScanned(long users) {
        return new Progress(step, cursor, users, marked, markedAt);
    }

    Progress withMarked(long users, Instant at) {
        return new Progress(step, cursor, scanned, users, at);
    }
}
