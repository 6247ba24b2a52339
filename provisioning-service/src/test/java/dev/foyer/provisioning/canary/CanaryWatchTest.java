package dev.foyer.provisioning.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.database.TestRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told of the canary, by whether one is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryWatchTest {

    private TestRegistry registry;

    @BeforeAll
    void markersStopped() throws SQLException {
        registry = new TestRegistry().migrate();
        registry.execute("UPDATE mirror_lease SET canary_sent_at = now() - interval '1 hour',"
                + " canary_seen_at = now() - interval '2 hours', observed_at = now(), oldest_waiting_at = NULL");
    }

    @Test
    void whereOneIsSentItsVerdictIsTold() {
        CanaryWatch watch = watch("PT30S");
        assertThat(watch.markers().state()).isEqualTo(MarkerFlow.STOPPED);
        assertThat(gauge(watch, "foyer.canary.stopped")).isEqualTo(1);
        assertThat(gauge(watch, "foyer.canary.age")).isGreaterThan(7000);
    }

    @Test
    void whereNoneIsSentAnOldVerdictIsNone() {
        CanaryWatch watch = watch("Off");
        assertThat(watch.markers().state()).isEqualTo(MarkerFlow.UNKNOWN);
        assertThat(gauge(watch, "foyer.canary.stopped")).isNaN();
        assertThat(gauge(watch, "foyer.canary.age")).isNaN();
    }

    private CanaryWatch watch(String interval) {
        return new CanaryWatch(
                new Registry(registry.dataSource()),
                interval,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Clock.systemUTC());
    }

    private static double gauge(CanaryWatch watch, String name) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        watch.register(new StartupEvent(), metrics);
        return metrics.get(name).gauge().value();
    }
}
