package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.Registry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Forgets, every hour, imports that ended long ago, and with them the rows that were wrong. */
@ApplicationScoped
class OldImports {

    private static final String REMOVE = """
            DELETE FROM import_job WHERE step = 'ended' AND finished_at < clock_timestamp() - ? * interval '1 second'
            """;

    private final Registry registry;
    private final Duration kept;

    OldImports(Registry registry, FoyerConfiguration configuration) {
        this.registry = registry;
        this.kept = configuration.imports().kept();
    }

    @Scheduled(identity = "old-imports", every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void remove() {
        registry.write(REMOVE, List.of(kept.toSeconds()));
    }
}
