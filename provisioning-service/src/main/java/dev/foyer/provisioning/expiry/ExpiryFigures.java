package dev.foyer.provisioning.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much is due, of one moment; each as {@link ExpiryStatus} has it. */
record ExpiryFigures(
        long toExpire,
        long toErase,
        long underWay,
        long failing,
        @Nullable Instant oldestDueAt) {

    /** How long the longest due guest has waited; nothing when nobody is due. */
    Duration late(Clock clock) {
        Instant oldest = oldestDueAt;
        if (oldest == null) {
            return Duration.ZERO;
        }
        Duration late = Duration.between(oldest, clock.instant());
        return late.isNegative() ? Duration.ZERO : late;
    }
}
