package dev.foyer.it.system;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.keycloak.KeycloakSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.MountableFile;

/**
 * One Keycloak container. It shares the host's network, so that it reaches the database and the inbox where they are and
 * answers on the very address that tokens name as their issuer.
 */
final class ContainerServer implements KeycloakServer {

    private static final Duration START = Duration.ofMinutes(5);

    private final List<Path> providers;
    private final List<String> buildOptions;
    private final KeycloakSettings settings;
    private final Path log;
    private @Nullable KeycloakContainer container;

    /** @param buildOptions the image is not optimized, so that {@code start} takes options of {@code build} too */
    ContainerServer(List<Path> providers, List<String> buildOptions, KeycloakSettings settings) {
        this.providers = providers;
        this.buildOptions = buildOptions;
        this.settings = settings;
        this.log = Path.of("target", settings.name() + "-container.log").toAbsolutePath();
    }

    @Override
    public void start() {
        KeycloakContainer created = new KeycloakContainer("quay.io/keycloak/keycloak:" + version());
        // A release does not change: an image that is there is good, however old, and no registry need answer.
        created.withImagePullPolicy(PullPolicy.defaultPolicy());
        created.withProductionMode()
                .withAdminUsername(settings.adminUser())
                .withAdminPassword(settings.adminPassword())
                .withProviderLibsFrom(providers.stream().map(Path::toFile).toList())
                .withNetworkMode("host")
                .withEnv("KC_DB", "postgres")
                .withEnv("KC_DB_URL", settings.databaseUrl())
                .withEnv("KC_DB_USERNAME", settings.databaseUser())
                .withEnv("KC_DB_PASSWORD", settings.databasePassword())
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("KC_HTTP_HOST", "127.0.0.1")
                .withEnv("KC_HTTP_PORT", Integer.toString(settings.httpPort()))
                .withEnv("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1")
                .withEnv("KC_HTTP_MANAGEMENT_PORT", Integer.toString(settings.managementPort()))
                .withEnv("KC_HOSTNAME", baseUrl().toString())
                .withEnv("KC_CACHE", "local")
                .withEnv(settings.environment())
                .withLogConsumer(this::write)
                .waitingFor(Wait.forLogMessage(".*Listening on:.*", 1).withStartupTimeout(START));
        // On the host's network no port is mapped, and Testcontainers would wait for the mapping of those it exposes.
        created.setExposedPorts(List.of());
        buildOptions.forEach(created::withCustomCommand);
        settings.realmFiles()
                .forEach(realm -> created.withCopyFileToContainer(
                        MountableFile.forHostPath(realm), "/opt/keycloak/data/import/" + realm.getFileName()));
        created.start();
        container = created;
        org.awaitility.Awaitility.await("Keycloak is ready").atMost(START).until(this::ready);
    }

    private static String version() {
        return System.getProperty("foyer.keycloak.version");
    }

    private void write(OutputFrame line) {
        try {
            Files.writeString(
                    log,
                    line.getUtf8String(),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + settings.httpPort());
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://localhost:" + settings.managementPort());
    }

    @Override
    public boolean ready() {
        try {
            return Http.get(managementUrl() + "/health/ready", "").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public boolean running() {
        return container != null && container.isRunning();
    }

    @Override
    public void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    public void kill() {
        if (container != null) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public String obituary() {
        return "The Keycloak container stopped. Its log is " + log + ".";
    }

    @Override
    public Path log() {
        return log;
    }
}
