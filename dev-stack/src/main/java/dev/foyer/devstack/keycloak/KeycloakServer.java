package dev.foyer.devstack.keycloak;

import java.net.URI;
import java.nio.file.Path;

/** A Keycloak server that was launched. It can be ended and started again, on the same addresses and database. */
public interface KeycloakServer extends AutoCloseable {

    /** Where browsers and applications reach it, without a slash at the end; the issuer starts with it. */
    URI baseUrl();

    /** Where {@code /health} and {@code /metrics} are. */
    URI managementUrl();

    /** Whether it answers that it is ready, right now. */
    boolean ready();

    /** Whether its process (or container) runs. */
    boolean running();

    /** Starts again after {@link #stop()} or {@link #kill()}, not after {@link #close()}; returns once it is ready. */
    void start();

    /** Stops in an orderly way and waits for the end. */
    void stop();

    /** Ends it as a crash would. */
    void kill();

    /** What to say when it has ended although nobody asked it to. */
    String obituary();

    /** Its log; starts anew with every start. */
    Path log();

    @Override
    default void close() {
        stop();
    }
}
