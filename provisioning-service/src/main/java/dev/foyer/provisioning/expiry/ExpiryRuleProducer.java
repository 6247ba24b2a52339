package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.retention.RetentionPeriods;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The rule with the periods that are set. Made at the start: a period that is not allowed keeps the service from starting. */
final class ExpiryRuleProducer {

    @Produces
    @Singleton
    @Startup
    ExpiryRule rule(FoyerConfiguration configuration, Clock clock) {
        return new ExpiryRule(RetentionPeriods.of(configuration.expiry()), clock);
    }
}
