package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.database.Reading;
import dev.foyer.provisioning.database.Registry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Tells monitoring how registry and Keycloak agree. The same from every process. */
@ApplicationScoped
class ReconciliationMetrics {

    private record Figures(
            long openDrift,
            @Nullable Double completedSecondsAgo,
            @Nullable String lastState) {}

    private static final Duration MAY_BE_OLD = Duration.ofSeconds(15);

    private static final String FIGURES = """
            SELECT (SELECT count(DISTINCT (d.user_id, d.kind)) FROM reconciliation_drift d
                    WHERE d.confirmed AND d.repaired_at IS NULL) AS open_drift,
                   (SELECT extract(epoch FROM clock_timestamp() - max(r.finished_at))::float8 FROM reconciliation r
                    WHERE r.kind = 'reconcile' AND r.state = 'completed') AS completed_seconds_ago,
                   (SELECT r.state FROM reconciliation r WHERE r.kind = 'reconcile' AND r.state <> 'running'
                    ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS last_state
            """;

    private final Registry registry;
    private final Reading<Figures> reading;

    ReconciliationMetrics(Registry registry, Clock clock) {
        this.registry = registry;
        this.reading = new Reading<>(MAY_BE_OLD, clock, this::figures);
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        gauge("foyer.drift.open", figures -> figures.openDrift())
                .description("Differences between registry and Keycloak that were found and not repaired yet")
                .register(metrics);
        gauge(
                        "foyer.reconcile.age",
                        figures -> figures.completedSecondsAgo() == null ? Double.NaN : figures.completedSecondsAgo())
                .baseUnit("seconds")
                .description("How long ago a reconcile was last completed")
                .register(metrics);
        gauge("foyer.reconcile.halted", figures -> "halted".equals(figures.lastState()) ? 1 : 0)
                .description("1 when the newest reconcile that ended has halted because too much would have vanished")
                .register(metrics);
    }

    private Gauge.Builder<Reading<Figures>> gauge(String name, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(
                name, reading, read -> read.now().map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private Figures figures() {
        return registry.first(
                        FIGURES,
                        List.of(),
                        row -> new Figures(
                                row.getLong("open_drift"),
                                row.getObject("completed_seconds_ago", Double.class),
                                row.getString("last_state")))
                .orElseThrow();
    }
}
