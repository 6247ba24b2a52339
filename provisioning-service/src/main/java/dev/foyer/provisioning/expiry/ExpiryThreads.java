package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.erasure.Erasure;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import dev.foyer.provisioning.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import javax.sql.DataSource;

/** Works on runs of expiry from start to stop, where this process takes part: several batches at a time, each in a thread. */
@ApplicationScoped
class ExpiryThreads {

    /** As many as Keycloak takes in one request. */
    private static final int BATCH = 100;

    /** While one batch is being written down, Keycloak has another one to do. */
    private static final int AT_A_TIME = 3;

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Workers workers;

    ExpiryThreads(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            ExpiryRule rule,
            MeterRegistry metrics) {
        ExpiryCounters counters = new ExpiryCounters(metrics);
        this.workers = new Workers(
                configuration.schedules().enabled(),
                AT_A_TIME,
                number -> new Worker(
                        "foyer-expiry-" + number,
                        "The expiry of guests",
                        new ExpiryTurns(
                                new OpenRuns(dataSource),
                                new DueGuests(dataSource, BATCH),
                                new ExpiredGuests(dataSource),
                                new Erasure(dataSource),
                                realm,
                                rule,
                                counters,
                                new Pace(IDLE, RETRY))));
    }

    void start(@Observes StartupEvent event) {
        workers.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.stop();
    }
}
