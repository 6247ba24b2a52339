package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Percentile;
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
    private static final int WARM_UP = 2_000;
    private static final int USERS = 12_000;
    private static final int ONE_IN = 20;
    private static final long LIMIT_MILLIS = 500;
    private static final Duration LOOK = Duration.ofMillis(25);

    private Lag() {}

    static void measure(FoyerStack stack) throws SQLException {
        String keycloak = stack.keycloak().baseUrl().toString();
        Creates creates = new Creates(keycloak, "customers");
        Rest api = new Rest(TokenSource.client(keycloak, "foyer-erp"));
        String customers = stack.service().baseUrl() + "/api/v1/customers/";
        List<Double> lags = new CopyOnWriteArrayList<>();
        ExecutorService watchers = Executors.newCachedThreadPool();
        try (Clients clients = new Clients(CLIENTS)) {
            clients.perSecond(WARM_UP, number -> creates.create("warm-up-" + number));
            analyze(stack);
            double rate = clients.perSecond(USERS, number -> {
                String id = creates.create("lag-" + number);
                long answered = System.nanoTime();
                if (number % ONE_IN == 0) {
                    watchers.submit(() -> lags.add(visibleAfter(api, customers + id, answered)));
                }
            });
            System.out.printf(Locale.ROOT, "%d users created, %.0f a second, the service following%n", USERS, rate);
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
        if (lags.size() != USERS / ONE_IN) {
            throw new IllegalStateException("Of " + USERS / ONE_IN + " users " + lags.size() + " were seen.");
        }
        print("mirror-lag-median", Percentile.of(lags, 50));
        print("mirror-lag-p99", Percentile.of(lags, 99));
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

    private static double visibleAfter(Rest api, String address, long answered) {
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
