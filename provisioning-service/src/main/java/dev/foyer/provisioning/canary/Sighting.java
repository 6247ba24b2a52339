package dev.foyer.provisioning.canary;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the canary at one moment. Times are those of the registry's database, but for the oldest waiting change,
 * which is Keycloak's.
 *
 * @param sentAt the first sending that was not seen yet, else the last one; null before the first
 * @param seenAt when the mirror last saw the canary in the feed; null when it never did
 * @param observedAt when the mirror last looked at the feed; null when it never did
 * @param oldestWaitingAt the oldest change that waited then; null when none did
 */
record Sighting(
        Instant now,
        @Nullable Instant sentAt,
        @Nullable Instant seenAt,
        @Nullable Instant observedAt,
        @Nullable Instant oldestWaitingAt) {

    /**
     * What follows from it. Markers have stopped only when the feed was read after the canary's time was over, showed
     * neither it nor anything older, and was read lately.
     *
     * @param grace how long a marker may take
     * @param knownFor how long a look at the feed says something about now
     */
    MarkerFlow flow(Duration grace, Duration knownFor) {
        if (sentAt == null || observedAt == null || observedAt.isBefore(now.minus(knownFor))) {
            return MarkerFlow.UNKNOWN;
        }
        if (seenAt != null && !seenAt.isBefore(sentAt)) {
            return MarkerFlow.WORKING;
        }
        if (!observedAt.isAfter(sentAt.plus(grace))) {
            return seenAt == null ? MarkerFlow.UNKNOWN : MarkerFlow.WORKING;
        }
        return oldestWaitingAt == null || oldestWaitingAt.isAfter(sentAt) ? MarkerFlow.STOPPED : MarkerFlow.UNKNOWN;
    }
}
