package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.IdentityConfiguration;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Works on invitations of many from start to stop, where this process takes part in bringing anything to Keycloak. */
@ApplicationScoped
class RunThread {

    private final IdentityConfiguration configuration;
    private final Worker worker;

    RunThread(DataSource dataSource, FoyerConfiguration configuration) {
        this.configuration = configuration.identity();
        this.worker = new Worker(
                "foyer-invitations",
                "The invitation of many",
                new RunTurns(dataSource, new Pace(this.configuration.idleDelay(), this.configuration.retryDelay())));
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
