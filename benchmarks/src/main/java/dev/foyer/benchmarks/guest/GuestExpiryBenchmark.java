package dev.foyer.benchmarks.guest;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Heap;
import dev.foyer.benchmarks.guest.ExpiryRuns.Rates;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Guests who are expired and then erased, of 1,000,000 in the registry, against as many users of the same kind who are deleted
 * through the Admin API by eight clients, in a realm with Keycloak's defaults. And the same of 100,000, with the heap of the service.
 */
public final class GuestExpiryBenchmark implements Benchmark {

    private static final int MANY = 1_000_000;
    private static final int FEWER = 100_000;
    private static final int DUE = 20_000;
    private static final int ROUNDS = 4;
    private static final int WARM_UP = 500;
    private static final int CLIENTS = 8;
    private static final String GUEST = "guest-";
    private static final String USER = "user-";
    private static final String STOCK = "stock";

    /** What one size of the registry came to, round by round. */
    private record Result(
            List<Double> expired, List<Double> erased, List<Double> ended, List<Double> deleted, double heap) {}

    @Override
    public void run() {
        Result fewer = measured(FEWER, 1);
        Result many = measured(MANY, ROUNDS);
        print("guest-expiry", many.ended(), many.deleted(), "guests/s");
        print("guest-expiry-expired", many.expired(), many.deleted(), "guests/s");
        print("guest-expiry-erased", many.erased(), many.deleted(), "guests/s");
        print(
                "guest-expiry-growth",
                List.of(many.ended().get(0) / many.deleted().get(0)),
                List.of(fewer.ended().get(0) / fewer.deleted().get(0)),
                "ratio");
        print("guest-expiry-heap", List.of(many.heap()), List.of(fewer.heap()), "MiB");
    }

    private static void print(String name, List<Double> ours, List<Double> peer, String unit) {
        System.out.println(new Figure(name, ours, peer, unit).line());
    }

    private static Result measured(int guests, int rounds) {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "guest-expiry");
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.complementOf(EnumSet.of(Part.STOREFRONT)))
                .withRealms(List.of(home.devRealm(), StockRealm.write(state, STOCK)))
                .withServiceEnvironment(Map.of("FOYER_EXPIRY_INTERVAL", "off"));
        try (FoyerStack stack = FoyerStack.started(settings);
                Connection registry = stack.postgreSql().connect("registry")) {
            int perRound = DUE / ROUNDS;
            int all = WARM_UP + perRound * rounds;
            try (Connection keycloak = stack.postgreSql().connect("keycloak")) {
                FilledGuests.registry(registry, guests);
                FilledGuests.users(keycloak, "customers", GUEST, all);
                FilledGuests.users(keycloak, STOCK, USER, all);
            }
            return measured(stack, new ExpiryRuns(registry), perRound, rounds);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result measured(FoyerStack stack, ExpiryRuns runs, int perRound, int rounds) throws SQLException {
        String keycloak = stack.keycloak().baseUrl().toString();
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        String users = keycloak + "/admin/realms/" + STOCK + "/users/";
        List<Rates> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        try (Clients clients = new Clients(CLIENTS);
                Heap heap = new Heap(stack.service().baseUrl())) {
            int first = 1;
            for (int round = 0; round <= rounds; round++) {
                int size = round == 0 ? WARM_UP : perRound;
                int from = first;
                DoubleSupplier delete = () -> clients.perSecond(
                        size, number -> admin.delete(users + FilledGuests.userId(USER, from + number)));
                // In turns, first one and then the other.
                boolean peerFirst = round % 2 == 1;
                double before = peerFirst ? delete.getAsDouble() : 0;
                Rates rates = runs.end(from, size);
                double deleted = peerFirst ? before : delete.getAsDouble();
                System.out.printf(
                        Locale.ROOT,
                        "round %d: expired %.0f/s, erased %.0f/s, both %.0f/s; deleted %.0f/s%n",
                        round,
                        rates.expired(),
                        rates.erased(),
                        rates.ended(),
                        deleted);
                if (round > 0) {
                    ours.add(rates);
                    peer.add(deleted);
                }
                first += size;
            }
            return new Result(
                    ours.stream().map(Rates::expired).toList(),
                    ours.stream().map(Rates::erased).toList(),
                    ours.stream().map(Rates::ended).toList(),
                    peer,
                    heap.highest());
        }
    }
}
