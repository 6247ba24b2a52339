package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.ImportsConfiguration;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import javax.sql.DataSource;

/** Works on imports from start to stop, where this process takes part in that. */
@ApplicationScoped
class ImportThread {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofSeconds(5);

    private final ImportsConfiguration configuration;
    private final Worker worker;

    ImportThread(DataSource dataSource, FoyerConfiguration configuration) {
        this.configuration = configuration.imports();
        this.worker = new Worker(
                "foyer-imports",
                "The import",
                new ImportTurns(dataSource, new Pace(LONGEST_IDLE, LONGEST_AFTER_FAILURE)));
    }

    void start(@Observes StartupEvent event) {
        if (configuration.enabled()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (configuration.enabled()) {
            worker.stop();
        }
    }
}
