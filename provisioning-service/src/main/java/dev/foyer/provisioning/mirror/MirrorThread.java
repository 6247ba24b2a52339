package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.MirrorConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs the mirror in one daemon thread from start to stop, whatever is down meanwhile. */
@ApplicationScoped
public class MirrorThread {

    private final MirrorConfiguration configuration;
    private final FeedWatch watch;
    private final Mirror mirror;
    private final Outage outage = new Outage();
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    MirrorThread(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            Clock clock,
            MeterRegistry metrics) {
        this.configuration = configuration.mirror();
        this.watch = new FeedWatch(
                dataSource, clock, this.configuration.leaseDuration().dividedBy(3));
        String holder = "mirror-" + UUID.randomUUID();
        this.mirror = new Mirror(dataSource, realm, this.configuration, holder, watch, clock);
        Gauge.builder("foyer.mirror.lag", watch, FeedWatch::lagSeconds)
                .baseUnit("seconds")
                .description("How long the oldest change in Keycloak has waited for the mirror")
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
            Thread started = new Thread(this::run, "foyer-mirror");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** What keeps the mirror of this process from working now; null when nothing does. */
    public @Nullable String outage() {
        return outage.current();
    }

    /** Whether this process takes part in mirroring. */
    public boolean isEnabled() {
        return configuration.enabled();
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn();
            }
            mirror.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            outage.begins("the lease could not be given back; it expires by itself", null);
        }
    }

    private Duration turn() {
        try {
            Duration pause = mirror.turn();
            outage.ends();
            return pause;
        } catch (KeycloakUnavailableException e) {
            outage.begins(String.valueOf(e.getMessage()), null);
        } catch (SQLException e) {
            outage.begins("the registry's database does not do its part, SQL state " + e.getSQLState(), null);
        } catch (RuntimeException e) {
            outage.begins("unexpected " + e.getClass().getName(), e);
        }
        return mirror.failed();
    }
}
