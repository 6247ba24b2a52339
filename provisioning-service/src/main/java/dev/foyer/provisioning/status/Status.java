package dev.foyer.provisioning.status;

import dev.foyer.provisioning.identity.CommandStatus;
import dev.foyer.provisioning.mirror.MirrorStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flows between registry and Keycloak.
 *
 * @param jobs the last run of each scheduled job
 */
public record Status(MirrorStatus mirror, CommandStatus commands, List<Job> jobs) {

    /** A scheduled job. */
    public record Job(String name, @Nullable Instant lastRunAt) {}
}
