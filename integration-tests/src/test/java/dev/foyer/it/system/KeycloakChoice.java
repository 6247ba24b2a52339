package dev.foyer.it.system;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.keycloak.BuildAdditions;
import dev.foyer.devstack.keycloak.DistributionLauncher;
import dev.foyer.devstack.keycloak.KeycloakDistribution;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.process.ProcessLedger;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * Which Keycloak the tests run on: a container where a Docker engine answers, the distribution elsewhere. The environment
 * variable {@code FOYER_TEST_KEYCLOAK} overrides this with {@code container} or {@code distribution}.
 */
final class KeycloakChoice {

    private static final String VARIABLE = "FOYER_TEST_KEYCLOAK";

    private KeycloakChoice() {}

    /** The launcher of the chosen Keycloak, with our jars and what the tests add; {@code state} is for the distribution. */
    static KeycloakLauncher launcher(FoyerHome home, Path state, BuildAdditions additions) {
        return container() ? new ContainerLauncher(home, additions) : distribution(home, state, additions);
    }

    static boolean container() {
        String choice = Optional.ofNullable(System.getenv(VARIABLE)).orElse("auto");
        return switch (choice) {
            case "container" -> true;
            case "distribution" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                throw new IllegalArgumentException(
                        VARIABLE + " is '" + choice + "'; allowed is auto, container or distribution.");
        };
    }

    private static KeycloakLauncher distribution(FoyerHome home, Path state, BuildAdditions additions) {
        KeycloakDistribution distribution = new KeycloakDistribution(
                home.keycloakArchive(), home.providerJars(), additions, home.keycloakCache(), ProcessLedger.NONE);
        return new DistributionLauncher(distribution, state, ProcessLedger.NONE);
    }
}
