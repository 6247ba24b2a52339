package dev.foyer.soak.faults;

import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.devstack.service.ServiceProcess;
import java.util.function.BooleanSupplier;

/**
 * A part of the system, as whoever does it harm sees it.
 *
 * @param kill ends it with SIGKILL
 * @param start starts it again and returns once it is ready
 * @param running whether its process is there, frozen or not
 * @param pause freezes it with SIGSTOP
 * @param resume lets it go on; does nothing to one that is not frozen
 */
public record Victim(
        String name, Runnable kill, Runnable start, BooleanSupplier running, Runnable pause, Runnable resume) {

    private static final Runnable NEVER_PAUSED = () -> {};

    public static Victim of(KeycloakServer keycloak) {
        return new Victim("Keycloak", keycloak::kill, keycloak::start, keycloak::running, NEVER_PAUSED, NEVER_PAUSED);
    }

    public static Victim of(PostgreSql database) {
        return new Victim("PostgreSQL", database::kill, database::start, database::running, NEVER_PAUSED, NEVER_PAUSED);
    }

    public static Victim of(String name, ServiceProcess service) {
        return new Victim(name, service::kill, service::start, service::running, service::pause, service::resume);
    }
}
