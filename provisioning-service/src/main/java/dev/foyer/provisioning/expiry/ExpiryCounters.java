package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.expiry.DueBatch.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what this process has done. */
final class ExpiryCounters {

    private final Counter expired;
    private final Counter erased;
    private final Counter failed;

    ExpiryCounters(MeterRegistry metrics) {
        expired = Counter.builder("foyer.guests.expired")
                .description("Guests whom this process has expired")
                .register(metrics);
        erased = Counter.builder("foyer.guests.erased")
                .description("Guests whom this process has erased")
                .register(metrics);
        failed = Counter.builder("foyer.guests.failed")
                .description("Attempts to expire or erase a guest that Keycloak refused to this process")
                .register(metrics);
    }

    void done(Stage stage, int guests) {
        (stage == Stage.ERASING ? erased : expired).increment(guests);
    }

    void failed(int guests) {
        failed.increment(guests);
    }
}
