package dev.foyer.provisioning.status;

import dev.foyer.provisioning.mirror.MirrorStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flows between registry and Keycloak.
 *
 * @param jobs the last run of each scheduled job
 */
public record Status(MirrorStatus mirror, Commands commands, List<Job> jobs) {

    /** Commands to Keycloak that are not done yet. */
    public record Commands(long waiting) {}

    /** A scheduled job. */
    public record Job(String name, @Nullable Instant lastRunAt) {}
}
