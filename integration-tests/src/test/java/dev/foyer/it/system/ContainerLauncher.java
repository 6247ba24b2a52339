package dev.foyer.it.system;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.keycloak.KeycloakSettings;

/** Runs Keycloak's official image through Testcontainers, with our provider jars. */
final class ContainerLauncher implements KeycloakLauncher {

    private final FoyerHome home;

    ContainerLauncher(FoyerHome home) {
        this.home = home;
    }

    @Override
    public void prepare() {
        // the image is built inside the container when it starts
    }

    @Override
    public KeycloakServer launch(KeycloakSettings settings) {
        ContainerServer server = new ContainerServer(home.providerJars(), settings);
        server.start();
        return server;
    }
}
