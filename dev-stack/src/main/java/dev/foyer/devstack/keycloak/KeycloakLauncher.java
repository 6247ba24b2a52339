package dev.foyer.devstack.keycloak;

/** One way to run Keycloak with our providers. */
public interface KeycloakLauncher {

    /**
     * Does what takes long and needs no database (assembling, building an image); repeated calls are cheap. Launching
     * does it too.
     */
    void prepare();

    /** Starts a server and returns once it is ready; several servers may run side by side. */
    KeycloakServer launch(KeycloakSettings settings);
}
