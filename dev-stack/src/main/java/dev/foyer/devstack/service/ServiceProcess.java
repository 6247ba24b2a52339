package dev.foyer.devstack.service;

import dev.foyer.devstack.process.ChildProcess;
import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.devstack.process.Readiness;
import dev.foyer.devstack.process.StackFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provisioning service that was started. It can be ended, frozen and started again on the same address, until it is
 * closed. Thread-safe.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final ServiceSettings settings;
    private final ProcessLedger ledger;
    private final int port;
    private volatile @Nullable ChildProcess process;
    private boolean closed;

    private ServiceProcess(ServiceSettings settings, ProcessLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        this.port = Ports.orFree(settings.port());
    }

    /** Starts the service and returns once it is ready. */
    public static ServiceProcess start(ServiceSettings settings, ProcessLedger ledger) {
        ServiceProcess service = new ServiceProcess(settings, ledger);
        service.start();
        return service;
    }

    /** Starts again after {@link #stop()} or {@link #kill()}, not after {@link #close()}; returns once it is ready. */
    public void start() {
        startWithoutWaiting();
        awaitReady();
    }

    /** For tests that watch what happens before it is ready. */
    public synchronized void startWithoutWaiting() {
        if (closed) {
            throw new StackFailure("The provisioning service was closed for good.");
        }
        List<String> command = List.of(
                ChildProcess.java(),
                "-Xms32m",
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                settings.program().toString());
        process = ChildProcess.start(
                "The provisioning service", command, settings.processEnvironment(port), settings.log(), ledger);
    }

    public void awaitReady() {
        readiness().await(current(), START);
    }

    /** Where it answers, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + port);
    }

    public boolean ready() {
        return running() && readiness().now();
    }

    public boolean running() {
        ChildProcess current = process;
        return current != null && current.running();
    }

    /** Stops in an orderly way and waits for the end. */
    public void stop() {
        current().stop(STOP);
    }

    /** Ends it as a crash would. */
    public void kill() {
        current().kill();
    }

    /** Freezes it until {@link #resume()}. */
    public void pause() {
        current().pause();
    }

    public void resume() {
        current().resume();
    }

    public Path log() {
        return settings.log();
    }

    /** What to say when it has ended although nobody asked it to. */
    public String obituary() {
        return current().obituary();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    private Readiness readiness() {
        return new Readiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    private ChildProcess current() {
        ChildProcess current = process;
        if (current == null) {
            throw new IllegalStateException("The provisioning service was never started.");
        }
        return current;
    }
}
