package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.IdentityConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Hands mails to Keycloak from start to stop, where this process takes part in bringing anything there. */
@ApplicationScoped
class HandoverThread {

    private final IdentityConfiguration configuration;
    private final Worker worker;

    HandoverThread(
            DataSource dataSource,
            CustomerRealm realm,
            FoyerConfiguration configuration,
            MailWatch watch,
            MailStatusQuery status,
            MeterRegistry metrics) {
        this.configuration = configuration.identity();
        this.worker = new Worker(
                "foyer-mail",
                "The handover of mails",
                new MailHandover(
                        new HandoverQueue(dataSource, this.configuration.retryDelay()),
                        realm,
                        watch,
                        new Pace(this.configuration.idleDelay(), this.configuration.retryDelay())));
        Gauge.builder("foyer.mails.waiting", watch, MailWatch::waiting)
                .description("Mails that Keycloak has still to deliver, counted up to 10,000")
                .register(metrics);
        Gauge.builder("foyer.mails.parked", watch, MailWatch::parked)
                .description("Mails that could not be delivered and wait for staff, counted up to 10,000")
                .register(metrics);
        Gauge.builder("foyer.mails.oldest", watch, MailWatch::oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest mail has waited that is not parked")
                .register(metrics);
        Gauge.builder("foyer.mails.not.handed.over", status, MailStatusQuery::waitingHere)
                .description("Mails of the registry that Keycloak does not have yet")
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
