package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.rest.Creates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Users created per second by eight clients, with markers and without, in the same rounds in random order. */
final class CreateRate {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 15;
    private static final int USERS = 1_000;

    /** Where users are created, and the rates of the rounds so far. */
    record Contestant(String name, Creates creates, List<Double> rates) {

        Contestant(String name, Creates creates) {
            this(name, creates, new ArrayList<>());
        }
    }

    private CreateRate() {}

    static void measure(String figure, Contestant ours, Contestant peer, Contestant twin) {
        List<Contestant> order = new ArrayList<>(List.of(ours, peer, twin));
        Random random = new Random(26);
        try (Clients clients = new Clients(CLIENTS)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                Collections.shuffle(order, random);
                StringBuilder progress = new StringBuilder();
                for (Contestant each : order) {
                    String prefix = figure + "-" + each.name() + "-" + (round + WARM_UP) + "-";
                    double rate =
                            clients.perSecond(USERS, number -> each.creates().create(prefix + number));
                    progress.append(String.format(Locale.ROOT, "  %s %.0f/s", each.name(), rate));
                    if (round >= 0) {
                        each.rates().add(rate);
                    }
                }
                System.out.printf("%s %d%s%n", round < 0 ? "warm-up" : "round", round + WARM_UP + 1, progress);
            }
        }
        System.out.println(new Figure(figure, ours.rates(), peer.rates(), "users/s").line());
        System.out.println(new Figure(figure + "-noise", twin.rates(), peer.rates(), "users/s").line());
    }
}
