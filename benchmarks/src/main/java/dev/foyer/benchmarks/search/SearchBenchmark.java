package dev.foyer.benchmarks.search;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.FilledRegistry;
import dev.foyer.benchmarks.Percentile;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.StackSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page of fifty customers for each of two hundred queries as they are typed, in a registry of 1,000,000, against Keycloak's
 * own user search over 100,000 users with the same names. Query by query, in turns, on one warm system.
 */
public final class SearchBenchmark implements Benchmark {

    private static final int CUSTOMERS = 1_000_000;
    private static final int USERS = 100_000;
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        StackSettings settings = StackSettings.onFreePorts(home, BenchmarkState.fresh(home, "search"))
                .withServiceEnvironment(Map.of("FOYER_MIRROR_ENABLED", "false", "FOYER_IDENTITY_ENABLED", "false"));
        try (FoyerStack stack = FoyerStack.started(settings)) {
            try (Connection registry = stack.postgreSql().connect("registry");
                    Connection keycloak = stack.postgreSql().connect("keycloak")) {
                FilledRegistry.fill(registry, CUSTOMERS);
                FilledKeycloak.copy(registry, keycloak, USERS);
            }
            measure(stack);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void measure(FoyerStack stack) {
        String keycloak = stack.keycloak().baseUrl().toString();
        Rest registry = new Rest(TokenSource.client(keycloak, "foyer-erp"));
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        String ours = stack.service().baseUrl() + "/api/v1/customers?limit=50&q=";
        String peer = keycloak + "/admin/realms/customers/users?first=0&max=50&search=";
        List<Double> oursMillis = new ArrayList<>();
        List<Double> peerMillis = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (String query : TypedQueries.all()) {
                double our = millis(registry, ours + encode(query));
                double their = millis(admin, peer + encode(query));
                if (round >= 0) {
                    oursMillis.add(our);
                    peerMillis.add(their);
                }
            }
        }
        for (int percent : new int[] {50, 95, 100}) {
            System.out.println(new Figure(
                            percent == 100 ? "search-longest" : "search-p" + percent,
                            List.of(Percentile.of(oursMillis, percent)),
                            List.of(Percentile.of(peerMillis, percent)),
                            "ms")
                    .line());
        }
    }

    private static double millis(Rest rest, String address) {
        long begin = System.nanoTime();
        rest.get(address);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static String encode(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
