package dev.foyer.devstack.keycloak;

import dev.foyer.devstack.process.ChildProcess;
import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.devstack.process.Readiness;
import dev.foyer.devstack.process.StackFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One server process on the loopback address. */
final class DistributionServer implements KeycloakServer {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path distribution;
    private final KeycloakSettings settings;
    private final Path state;
    private final ProcessLedger ledger;
    private final int httpPort;
    private final int managementPort;
    private volatile @Nullable ChildProcess process;
    private boolean closed;

    DistributionServer(Path distribution, KeycloakSettings settings, Path state, ProcessLedger ledger) {
        this.distribution = distribution;
        this.settings = settings;
        this.state = state;
        this.ledger = ledger;
        this.httpPort = Ports.orFree(settings.httpPort());
        this.managementPort = Ports.orFree(settings.managementPort());
    }

    @Override
    public void start() {
        RunDirectory home = new RunDirectory(state.resolve("run").resolve(settings.name()));
        home.prepare(distribution, settings.realmFiles());
        List<String> command = KeycloakCommand.in(distribution)
                .withHome(home.path())
                .withHeap("-Xms64m -Xmx640m")
                .run("start", options());
        health().await(begin(command), START);
    }

    private synchronized ChildProcess begin(List<String> command) {
        if (closed) {
            throw new StackFailure("Keycloak was closed for good.");
        }
        ChildProcess started = ChildProcess.start("Keycloak", command, environment(), log(), ledger);
        process = started;
        return started;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + httpPort,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--hostname=" + baseUrl(),
                "--log-level=info,io.smallrye.health:error"));
        if (settings.extraOptions().stream().noneMatch(option -> option.startsWith("--cache="))) {
            options.add("--cache=local");
        }
        options.addAll(settings.extraOptions());
        return options;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(settings.environment());
        environment.put("KC_DB_URL", settings.databaseUrl());
        environment.put("KC_DB_USERNAME", settings.databaseUser());
        environment.put("KC_DB_PASSWORD", settings.databasePassword());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", settings.adminUser());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        return environment;
    }

    private Readiness health() {
        return new Readiness(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + httpPort);
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://localhost:" + managementPort);
    }

    @Override
    public boolean ready() {
        return running() && health().now();
    }

    @Override
    public boolean running() {
        ChildProcess current = process;
        return current != null && current.running();
    }

    @Override
    public void stop() {
        ChildProcess current = process;
        if (current != null) {
            current.stop(STOP);
        }
    }

    @Override
    public void kill() {
        ChildProcess current = process;
        if (current != null) {
            current.kill();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    @Override
    public String obituary() {
        ChildProcess current = process;
        return current == null ? "Keycloak was never started." : current.obituary();
    }

    @Override
    public Path log() {
        return state.resolve("logs").resolve(settings.name() + ".log");
    }
}
