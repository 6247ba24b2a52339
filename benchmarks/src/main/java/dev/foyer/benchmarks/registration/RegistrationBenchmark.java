package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Complete hosted registrations per second on our realm against a stock realm of the same Keycloak: first Keycloak alone, then
 * with the provisioning service following, which shares the machine here. A second stock realm, measured in the same rounds,
 * shows the noise.
 */
public final class RegistrationBenchmark implements Benchmark {

    private static final int CLIENTS = 4;
    private static final int REGISTRATIONS = 96;
    private static final int ROUNDS = 15;

    // A server is not new for long. Stock registration gets warm twice as fast here, by its two realms.
    private static final int WARM_UP = 10;
    private static final int WARM_UP_AGAIN = 2;

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "registration");
        StackSettings settings = StackSettings.onFreePorts(home, state);
        Path[] stock = {StockRealm.write(state, "stock"), StockRealm.write(state, "stock-twin")};
        Path ours = StockRealm.addClient(home.devRealm(), state);
        try (FoyerStack stack = FoyerStack.started(settings.withRealms(List.of(ours, stock[0], stock[1])))) {
            stack.service().stop();
            measure(stack, "registration", WARM_UP);
            stack.service().start();
            measure(stack, "registration-followed", WARM_UP_AGAIN);
        }
    }

    /** A realm that takes part, and its registrations per second in each round. */
    private record Contestant(String name, Registration registration, List<Double> rates) {

        static Contestant of(FoyerStack stack, String realm, Map<String, String> extraFields) {
            String keycloak = stack.keycloak().baseUrl().toString();
            return new Contestant(
                    realm, new Registration(keycloak, realm, extraFields, stack.inbox()), new ArrayList<>());
        }
    }

    private static void measure(FoyerStack stack, String figure, int warmUp) {
        Contestant ours = Contestant.of(
                stack, "customers", Map.of("account_type", "business", "business_name", "Harbour Lights Ltd"));
        Contestant stock = Contestant.of(stack, "stock", Map.of());
        Contestant twin = Contestant.of(stack, "stock-twin", Map.of());
        List<Contestant> order = new ArrayList<>(List.of(ours, stock, twin));
        Random random = new Random(26);
        try (Clients clients = new Clients(CLIENTS)) {
            for (int round = -warmUp; round < ROUNDS; round++) {
                Collections.shuffle(order, random);
                StringBuilder progress = new StringBuilder();
                for (Contestant each : order) {
                    String prefix = figure + each.name() + (round + warmUp) + "-";
                    double rate = clients.perSecond(
                            REGISTRATIONS, number -> each.registration().complete(prefix + number + "@buyer.example"));
                    progress.append(String.format(Locale.ROOT, "  %s %.1f/s", each.name(), rate));
                    if (round >= 0) {
                        each.rates().add(rate);
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s %d of %d%s%n",
                        round < 0 ? "warm-up" : "round",
                        round + warmUp + 1,
                        warmUp + ROUNDS,
                        progress);
            }
        }
        String unit = "registrations/s";
        System.out.println(new Figure(figure, ours.rates(), stock.rates(), unit).line());
        System.out.println(new Figure(figure + "-noise", twin.rates(), stock.rates(), unit).line());
    }
}
