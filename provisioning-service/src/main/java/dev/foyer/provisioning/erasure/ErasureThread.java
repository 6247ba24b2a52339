package dev.foyer.provisioning.erasure;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.IdentityConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.CommandTurns;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import dev.foyer.provisioning.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Erases on request from start to stop, where this process takes part in bringing anything to Keycloak. */
@ApplicationScoped
class ErasureThread {

    /** A customer costs Keycloak some forty statements, in one transaction with the others of the batch. */
    private static final int BATCH = 10;

    private final Workers workers;

    ErasureThread(DataSource dataSource, CustomerRealm realm, FoyerConfiguration configuration) {
        IdentityConfiguration identity = configuration.identity();
        this.workers = new Workers(
                identity.enabled(),
                1,
                number -> new Worker(
                        "foyer-erasure",
                        "Erasure on request",
                        new CommandTurns<>(
                                new DueErasures(dataSource, BATCH),
                                realm,
                                new Pace(identity.idleDelay(), identity.retryDelay()),
                                BATCH)));
    }

    void start(@Observes StartupEvent event) {
        workers.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.stop();
    }
}
