package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.MirrorConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs the mirror from start to stop, where this process takes part. */
@ApplicationScoped
public class MirrorThread {

    private final MirrorConfiguration configuration;
    private final Worker worker;

    MirrorThread(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            Clock clock,
            MeterRegistry metrics) {
        this.configuration = configuration.mirror();
        FeedWatch watch = new FeedWatch(
                dataSource, clock, this.configuration.leaseDuration().dividedBy(3));
        String holder = "mirror-" + UUID.randomUUID();
        Mirror mirror = new Mirror(dataSource, realm, this.configuration, holder, watch, clock);
        this.worker = new Worker("foyer-mirror", "The mirror", mirror);
        Gauge.builder("foyer.mirror.lag", watch, FeedWatch::lagSeconds)
                .baseUnit("seconds")
                .description("How long the oldest change in Keycloak has waited for the mirror")
                .register(metrics);
        Gauge.builder("foyer.mirror.holder", mirror, holding -> holding.holdsLease() ? 1 : 0)
                .description("1 where this process is the one that mirrors")
                .register(metrics);
        Gauge.builder("foyer.mirror.parked", watch, FeedWatch::parked)
                .description("Users whose newest state could not be written to the registry")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (configuration.batchSize() < 1 || configuration.batchSize() > 500) {
            throw new IllegalArgumentException("foyer.mirror.batch-size is " + configuration.batchSize()
                    + ", allowed is 1 to 500: change it or leave it out");
        }
        if (configuration.enabled()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (configuration.enabled()) {
            worker.stop();
        }
    }

    /** What keeps the mirror of this process from working now; null when nothing does. */
    public @Nullable String outage() {
        return worker.outage();
    }

    /** Whether this process takes part in mirroring. */
    public boolean isEnabled() {
        return configuration.enabled();
    }
}
