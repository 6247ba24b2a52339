package dev.foyer.provisioning.reconciliation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the hands of this process. Times are those of the registry's database.
 *
 * @param cursor the last key that is done of the step; null before the first
 * @param markedAt when Keycloak was last asked to mark users; null before the first time
 * @param epoch grows whenever another process takes the run over
 * @param now when this was read
 */
record Run(
        String id,
        Kind kind,
        boolean allowVanishing,
        Step step,
        Instant stepBeganAt,
        @Nullable String cursor,
        @Nullable Instant markedAt,
        long epoch,
        Instant now) {

    /** How long it has been at this step. */
    Duration atStepFor() {
        return Duration.between(stepBeganAt, now);
    }
}
