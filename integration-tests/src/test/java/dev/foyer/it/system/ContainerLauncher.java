package dev.foyer.it.system;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.keycloak.BuildAdditions;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.keycloak.KeycloakSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs Keycloak's official image through Testcontainers, with our provider jars. */
final class ContainerLauncher implements KeycloakLauncher {

    private final FoyerHome home;
    private final BuildAdditions additions;

    ContainerLauncher(FoyerHome home, BuildAdditions additions) {
        this.home = home;
        this.additions = additions;
    }

    @Override
    public void prepare() {
        // the image is built inside the container when it starts
    }

    @Override
    public KeycloakServer launch(KeycloakSettings settings) {
        List<Path> providers = Stream.concat(home.providerJars().stream(), additions.providers().stream())
                .toList();
        ContainerServer server = new ContainerServer(providers, additions.options(), settings);
        server.start();
        return server;
    }
}
