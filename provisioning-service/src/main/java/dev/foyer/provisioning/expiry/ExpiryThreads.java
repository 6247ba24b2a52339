package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.erasure.Erasure;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

    private final boolean enabled;
    private final List<Worker> workers;

    ExpiryThreads(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            ExpiryRule rule,
            MeterRegistry metrics) {
        this.enabled = configuration.schedules().enabled();
        ExpiryCounters counters = new ExpiryCounters(metrics);
        this.workers = IntStream.rangeClosed(1, AT_A_TIME)
                .mapToObj(number -> new Worker(
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
                                new Pace(IDLE, RETRY))))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            workers.forEach(Worker::start);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (enabled) {
            for (Worker worker : workers) {
                worker.stop();
            }
        }
    }
}
