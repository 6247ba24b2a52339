package dev.foyer.provisioning.canary;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Reading;
import dev.foyer.provisioning.database.Registry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is known of the canary. Where none is sent, nobody can tell: what was seen when one was is no verdict on now. */
@ApplicationScoped
public class CanaryWatch {

    private static final Duration METRICS_MAY_BE_OLD = Duration.ofSeconds(5);

    private static final String SIGHTING = """
            SELECT clock_timestamp() AS now, canary_sent_at, canary_seen_at, observed_at, oldest_waiting_at
            FROM mirror_lease
            """;

    private static final Set<String> OFF = Set.of("off", "disabled");

    private final Registry registry;
    private final boolean sent;
    private final Duration grace;
    private final Duration knownFor;
    private final Reading<Sighting> reading;

    @Inject
    CanaryWatch(Registry registry, FoyerConfiguration configuration, Clock clock) {
        this(
                registry,
                configuration.canary().interval(),
                configuration.canary().grace(),
                configuration.mirror().leaseDuration(),
                clock);
    }

    CanaryWatch(Registry registry, String interval, Duration grace, Duration knownFor, Clock clock) {
        this.registry = registry;
        this.sent = !OFF.contains(interval.trim().toLowerCase(Locale.ROOT));
        this.grace = grace;
        this.knownFor = knownFor;
        this.reading = new Reading<>(METRICS_MAY_BE_OLD, clock, this::sighting);
    }

    /** Whether markers are written, as far as is known. */
    public Markers markers() {
        Sighting sighting = sighting();
        return new Markers(flow(sighting), sighting.sentAt(), sighting.seenAt());
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("foyer.canary.age", this, CanaryWatch::ageSeconds)
                .baseUnit("seconds")
                .description("How long ago the marker of a change made on purpose last came")
                .register(metrics);
        Gauge.builder("foyer.canary.stopped", this, CanaryWatch::stopped)
                .description("1 when changes in Keycloak produce no markers any more, 0 when they do")
                .register(metrics);
    }

    private MarkerFlow flow(Sighting sighting) {
        return sent ? sighting.flow(grace, knownFor) : MarkerFlow.UNKNOWN;
    }

    /** NaN as long as none ever came, when none is sent, or when the registry does not answer. */
    private double ageSeconds() {
        if (!sent) {
            return Double.NaN;
        }
        return reading.now()
                .flatMap(sighting -> Optional.ofNullable(sighting.seenAt())
                        .map(seen -> Duration.between(seen, sighting.now()).toMillis() / 1000.0))
                .orElse(Double.NaN);
    }

    /** NaN when nobody can tell. */
    private double stopped() {
        return reading.now()
                .map(sighting -> switch (flow(sighting)) {
                    case WORKING -> 0.0;
                    case STOPPED -> 1.0;
                    case UNKNOWN -> Double.NaN;
                })
                .orElse(Double.NaN);
    }

    private Sighting sighting() {
        return registry.first(SIGHTING, List.of(), row -> {
                    Instant now = Columns.requiredInstant(row, "now");
                    return new Sighting(
                            now,
                            Columns.instant(row, "canary_sent_at"),
                            Columns.instant(row, "canary_seen_at"),
                            Columns.instant(row, "observed_at"),
                            Columns.instant(row, "oldest_waiting_at"));
                })
                .orElseThrow(() -> new IllegalStateException("mirror_lease has no row; migration V1 puts it there"));
    }
}
