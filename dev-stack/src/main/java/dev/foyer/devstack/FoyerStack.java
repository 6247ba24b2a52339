package dev.foyer.devstack;

import dev.foyer.devstack.inbox.Inbox;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.devstack.storefront.Storefront;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real parts, started in order and as much side by side as they can be, all on the loopback address. Closing stops
 * them in reverse order; so does the end of the JVM.
 */
public final class FoyerStack implements AutoCloseable {
    private final StackSettings settings;
    private final RunningParts running = new RunningParts();
    private final PartStarters starters;
    private final Thread atExit = new Thread(this::stopParts, "foyer-stack-stop");
    private volatile @Nullable PostgreSql postgreSql;
    private volatile @Nullable Inbox inbox;
    private volatile @Nullable Storefront storefront;
    private volatile @Nullable KeycloakServer keycloak;
    private volatile @Nullable ServiceProcess service;

    /** A stack that nothing of runs yet. */
    public FoyerStack(StackSettings settings) {
        this.settings = settings;
        this.starters = new PartStarters(settings);
    }

    /** Starts all parts and returns once every one is ready. */
    public static FoyerStack started(StackSettings settings) {
        FoyerStack stack = new FoyerStack(settings);
        stack.start();
        return stack;
    }

    /** Starts all parts; when one fails the others are stopped and its failure is thrown. Call it once. */
    public void start() {
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            startParts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts() {
        if (has(Part.INBOX)) {
            inbox = running.add(Part.INBOX, timed(Part.INBOX.label(), starters::inbox));
        }
        if (has(Part.STOREFRONT)) {
            storefront = running.add(Part.STOREFRONT, timed(Part.STOREFRONT.label(), starters::storefront));
        }
        Optional<KeycloakLauncher> launcher = has(Part.KEYCLOAK) ? Optional.of(starters.launcher()) : Optional.empty();
        Optional<CompletableFuture<Void>> assembled = launcher.map(how -> running.begin(() -> prepare(how)));
        if (has(Part.POSTGRESQL)) {
            running.await(running.begin(() -> {
                postgreSql = running.add(Part.POSTGRESQL, timed(Part.POSTGRESQL.label(), starters::postgreSql));
            }));
        }
        assembled.ifPresent(running::await);
        List<CompletableFuture<Void>> last = new ArrayList<>();
        launcher.ifPresent(how -> last.add(running.begin(() -> {
            keycloak = running.add(
                    Part.KEYCLOAK, timed(Part.KEYCLOAK.label(), () -> starters.keycloak(how, postgreSql())));
        })));
        if (has(Part.SERVICE)) {
            last.add(running.begin(() -> {
                service = running.add(Part.SERVICE, timed(Part.SERVICE.label(), () -> starters.service(postgreSql())));
            }));
        }
        last.forEach(running::await);
    }

    private void prepare(KeycloakLauncher launcher) {
        timed("Keycloak's assembly", () -> {
            launcher.prepare();
            return launcher;
        });
    }

    private <T> T timed(String step, Supplier<T> start) {
        settings.listener().begins(step);
        long begin = System.nanoTime();
        T started = start.get();
        settings.listener().done(step, Duration.ofNanos(System.nanoTime() - begin));
        return started;
    }

    private boolean has(Part part) {
        return settings.parts().contains(part);
    }

    public StackSettings settings() {
        return settings;
    }

    public PostgreSql postgreSql() {
        return present(postgreSql, Part.POSTGRESQL);
    }

    public Inbox inbox() {
        return present(inbox, Part.INBOX);
    }

    public Storefront storefront() {
        return present(storefront, Part.STOREFRONT);
    }

    public KeycloakServer keycloak() {
        return present(keycloak, Part.KEYCLOAK);
    }

    public ServiceProcess service() {
        return present(service, Part.SERVICE);
    }

    /**
     * Starts one more provisioning service on the same registry, at a free port, and returns once it is ready. It stops
     * with the stack.
     *
     * @param name unique among the services of this stack; names its log
     */
    public ServiceProcess addService(String name) {
        return running.add(Part.SERVICE, timed(name, () -> starters.service(name, 0, postgreSql())));
    }

    /**
     * Starts one more Keycloak on the same database, at free ports and with caches of its own, and returns once it is ready. It
     * stops with the stack, unless it was closed before.
     *
     * @param name unique among the Keycloaks of this stack; names its log
     * @param options further options of {@code kc.sh start}
     */
    public KeycloakServer addKeycloak(String name, List<String> options) {
        return running.add(Part.KEYCLOAK, timed(name, () -> starters.anotherKeycloak(name, options, postgreSql())));
    }

    /** What to say of a part that has ended although nobody asked it to; empty while all run. */
    public Optional<String> obituary() {
        PostgreSql database = postgreSql;
        if (database != null && !database.running()) {
            return Optional.of("PostgreSQL stopped by itself. Its log is "
                    + settings.state().resolve("logs/postgresql.log") + ".");
        }
        KeycloakServer server = keycloak;
        if (server != null && !server.running()) {
            return Optional.of(server.obituary());
        }
        ServiceProcess process = service;
        if (process != null && !process.running()) {
            return Optional.of(process.obituary());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does the same, and both wait for each other in stopParts.
        }
        stopParts();
    }

    private void stopParts() {
        running.close();
    }

    private static <T> T present(@Nullable T part, Part name) {
        if (part == null) {
            throw new IllegalStateException(name.label() + " is not part of this stack, or not started yet.");
        }
        return part;
    }
}
