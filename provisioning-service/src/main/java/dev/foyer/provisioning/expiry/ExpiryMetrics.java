package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Tells monitoring whether guests expire and are erased in time. The same from every process. */
@ApplicationScoped
class ExpiryMetrics {

    private static final Duration MAY_BE_OLD = Duration.ofSeconds(15);

    private final Reading<ExpiryFigures> reading;
    private final Clock clock;

    ExpiryMetrics(ExpiryStatusQuery status, Clock clock) {
        this.reading = new Reading<>(MAY_BE_OLD, clock, status::figures);
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        gauge("foyer.guests.due", figures -> figures.toExpire() + figures.toErase() + figures.underWay())
                .description("Guests who are due to expire or to be erased, counted up to 100,000 each")
                .register(metrics);
        gauge("foyer.guests.failing", ExpiryFigures::failing)
                .description("Guests whom Keycloak refuses to expire or to erase")
                .register(metrics);
        gauge("foyer.guests.late", figures -> figures.late(clock).toSeconds())
                .baseUnit("seconds")
                .description("How long the longest due guest has waited; 0 when nobody is due")
                .register(metrics);
    }

    private Gauge.Builder<Reading<ExpiryFigures>> gauge(String name, ToDoubleFunction<ExpiryFigures> figure) {
        return Gauge.builder(
                name, reading, read -> read.now().map(figure::applyAsDouble).orElse(Double.NaN));
    }
}
