package dev.foyer.soak;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackListener;
import dev.foyer.devstack.StackSettings;
import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.soak.faults.Faults;
import dev.foyer.soak.faults.Victim;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Keycloak and two provisioning services, on free ports. */
final class SoakSystem implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final FoyerStack stack;
    private final List<URI> services = new ArrayList<>();

    /** Nothing runs yet. */
    SoakSystem(FoyerHome home, Path state, StackListener listener, ProcessLedger ledger) {
        this.stack = new FoyerStack(StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.of(Part.POSTGRESQL, Part.KEYCLOAK, Part.SERVICE))
                .withRealms(List.of(SoakRealm.write(home.devRealm(), state)))
                .withServiceEnvironment(
                        Map.of("FOYER_MIRROR_LEASE_DURATION", LEASE.toString(), "FOYER_MIRROR_RETRY_DELAY", "PT1S"))
                .withListener(listener)
                .withLedger(ledger));
    }

    /** Starts everything and answers with what can be done to it. */
    Faults start() {
        stack.start();
        ServiceProcess second = stack.addService("service-2");
        services.add(stack.service().baseUrl());
        services.add(second.baseUrl());
        return new Faults(
                Victim.of(stack.keycloak()),
                Victim.of(stack.postgreSql()),
                List.of(Victim.of("Service 1", stack.service()), Victim.of("Service 2", second)),
                LEASE.multipliedBy(2));
    }

    URI keycloak() {
        return stack.keycloak().baseUrl();
    }

    /** Both, once they have been started. */
    List<URI> services() {
        return services;
    }

    PostgreSql databases() {
        return stack.postgreSql();
    }

    @Override
    public void close() {
        stack.close();
    }
}
