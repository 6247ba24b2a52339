package dev.foyer.it.system;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * Which Keycloak the tests run on: a container where a Docker engine answers, the distribution elsewhere. The environment
 * variable {@code FOYER_TEST_KEYCLOAK} overrides this with {@code container} or {@code distribution}.
 */
final class KeycloakChoice {

    private static final String VARIABLE = "FOYER_TEST_KEYCLOAK";

    private KeycloakChoice() {}

    /** The launcher of containers, or empty for the distribution. */
    static Optional<KeycloakLauncher> container(FoyerHome home) {
        String choice = Optional.ofNullable(System.getenv(VARIABLE)).orElse("auto");
        return switch (choice) {
            case "container" -> Optional.of(new ContainerLauncher(home));
            case "distribution" -> Optional.empty();
            case "auto" ->
                DockerClientFactory.instance().isDockerAvailable()
                        ? Optional.of(new ContainerLauncher(home))
                        : Optional.empty();
            default ->
                throw new IllegalArgumentException(
                        VARIABLE + " is '" + choice + "'; allowed is auto, container or distribution.");
        };
    }
}
