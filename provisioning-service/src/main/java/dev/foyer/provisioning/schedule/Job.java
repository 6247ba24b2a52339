package dev.foyer.provisioning.schedule;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled job, over all processes.
 *
 * @param lastRunAt when the run that ended last began; null before the first
 * @param lastFinishedAt when it ended
 * @param outcome {@code succeeded} or {@code failed}; the log of the process that ran it has the reason
 * @param nextRunAt null when the job is switched off
 */
public record Job(
        String name,
        @Nullable Instant lastRunAt,
        @Nullable Instant lastFinishedAt,

        @Schema(enumeration = {"succeeded", "failed"}) @Nullable
        String outcome,

        @Nullable Instant nextRunAt) {}
