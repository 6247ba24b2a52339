package dev.foyer.provisioning.login;

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

/** Sends links from start to stop, where this process takes part in bringing anything to Keycloak: several batches at a time. */
@ApplicationScoped
class LinkThreads {

    /** Creating users was fastest at about fifty a transaction. */
    private static final int BATCH = 50;

    /** While one batch is being written down, Keycloak has another one to do. */
    private static final int AT_A_TIME = 2;

    private final Workers workers;

    LinkThreads(DataSource dataSource, CustomerRealm realm, FoyerConfiguration configuration) {
        IdentityConfiguration identity = configuration.identity();
        this.workers = new Workers(
                identity.enabled(),
                AT_A_TIME,
                number -> new Worker(
                        "foyer-links-" + number,
                        "The sending of invitations and password links",
                        new CommandTurns<>(
                                new LinkQueue(dataSource, BATCH),
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
