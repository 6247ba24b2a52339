package dev.foyer.provisioning.mirror;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the mirror is doing, over all processes.
 *
 * @param holder the process that mirrors; null when none does
 * @param epoch how often the holder has changed
 * @param lastAppliedAt when changes were last brought into the registry
 * @param lagMillis how long the oldest change has waited; 0 when none waits, null when nobody has looked lately
 * @param parked users whose newest state could not be written, or not wholly, longest first; the first hundred
 */
public record MirrorStatus(
        @Nullable String holder,
        long epoch,
        @Nullable Instant lastAppliedAt,
        @Nullable Long lagMillis,
        List<ParkedUser> parked) {}
