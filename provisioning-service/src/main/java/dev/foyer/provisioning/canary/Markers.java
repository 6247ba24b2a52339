package dev.foyer.provisioning.canary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether changes in Keycloak produce markers, over all processes.
 *
 * @param canarySentAt the first change made on purpose whose marker has not come yet, else the last one
 * @param canarySeenAt when the marker of such a change last came
 */
public record Markers(
        MarkerFlow state,
        @Nullable Instant canarySentAt,
        @Nullable Instant canarySeenAt) {}
