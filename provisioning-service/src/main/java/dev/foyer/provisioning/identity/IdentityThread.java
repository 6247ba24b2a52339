package dev.foyer.provisioning.identity;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.IdentityConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Works through the identity commands from start to stop, where this process takes part. */
@ApplicationScoped
class IdentityThread {

    private final IdentityConfiguration configuration;
    private final Worker worker;

    IdentityThread(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            CommandStatusQuery status,
            MeterRegistry metrics) {
        this.configuration = configuration.identity();
        IdentityCommands commands = new IdentityCommands(
                new CommandQueue(dataSource), realm, this.configuration.idleDelay(), this.configuration.retryDelay());
        this.worker = new Worker("foyer-identity", "The identity worker", commands);
        Gauge.builder("foyer.commands.waiting", status, CommandStatusQuery::waiting)
                .description("Commands to Keycloak that are not done yet")
                .register(metrics);
        Gauge.builder("foyer.commands.parked", status, CommandStatusQuery::parked)
                .description("Commands that Keycloak keeps refusing")
                .register(metrics);
        Gauge.builder("foyer.commands.oldest", status, CommandStatusQuery::oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest command has waited that is not parked")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (configuration.enabled()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (configuration.enabled()) {
            worker.stop();
        }
    }
}
