package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Percentile;
import dev.foyer.benchmarks.rest.Creates;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after Keycloak's answer a new user is in the provisioning API, while eight clients create users as fast as they
 * can. One user in twenty is looked for, over and over, from the moment the answer is there.
 */
final class Lag {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 6_000;
    private static final int USERS = 12_000;
    private static final int ONE_IN = 20;
    private static final long LIMIT_MILLIS = 500;
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Creates creates;
    private final Rest api;
    private final String customers;

    private Lag(FoyerStack stack) {
        String keycloak = stack.keycloak().baseUrl().toString();
        this.creates = new Creates(keycloak, "customers");
        this.api = new Rest(TokenSource.client(keycloak, "foyer-erp"));
        this.customers = stack.service().baseUrl() + "/api/v1/customers/";
    }

    static void measure(FoyerStack stack) throws SQLException {
        Lag lag = new Lag(stack);
        lag.of("warm-up", WARM_UP);
        analyze(stack);
        List<Double> lags = lag.of("lag", USERS);
        print("mirror-lag-median", Percentile.of(lags, 50));
        print("mirror-lag-p99", Percentile.of(lags, 99));
    }

    /** Creates users and looks for one in twenty of them; returns the milliseconds until each was there. */
    private List<Double> of(String names, int users) {
        List<Double> lags = new CopyOnWriteArrayList<>();
        ExecutorService watchers = Executors.newCachedThreadPool();
        try (Clients clients = new Clients(CLIENTS)) {
            double rate = clients.perSecond(users, number -> {
                String id = creates.create(names + "-" + number);
                long answered = System.nanoTime();
                if (number % ONE_IN == 0) {
                    watchers.submit(() -> lags.add(visibleAfter(customers + id, answered)));
                }
            });
            System.out.printf(
                    Locale.ROOT, "%s: %d users created, %.0f a second, the service following%n", names, users, rate);
            watchers.shutdown();
            if (!watchers.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Some users did not arrive within two minutes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            watchers.shutdownNow();
        }
        if (lags.size() != users / ONE_IN) {
            throw new IllegalStateException("Of " + users / ONE_IN + " users " + lags.size() + " were seen.");
        }
        return lags;
    }

    /** Keycloak's tables were empty a minute ago, and PostgreSQL would look for addresses as in empty ones. */
    private static void analyze(FoyerStack stack) throws SQLException {
        try (Connection keycloak = stack.postgreSql().connect("keycloak");
                Statement statement = keycloak.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    /** The peer is the limit that is allowed. */
    private static void print(String figure, double millis) {
        System.out.println(new Figure(figure, List.of(millis), List.of((double) LIMIT_MILLIS), "ms").line());
    }

    private double visibleAfter(String address, long answered) {
        while (api.status(address) != 200) {
            // As often as somebody who waits would look; oftener, the looking would take the processor from the rest.
            LockSupport.parkNanos(LOOK.toNanos());
            if (System.nanoTime() - answered > TimeUnit.MINUTES.toNanos(1)) {
                throw new IllegalStateException(address + " is not there after a minute.");
            }
        }
        return (System.nanoTime() - answered) / 1e6;
    }
}
