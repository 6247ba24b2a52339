package dev.foyer.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * The same thing done by ours, by a peer and by the peer's twin, in turns and in another order each round. How far twin and
 * peer differ tells what chance alone makes of it.
 *
 * @param figure what is printed
 * @param unit of the rates
 * @param clients who do it side by side
 * @param things that each contestant does in a round
 * @param warmUp rounds before those that count
 * @param rounds that count
 */
public record Contest(String figure, String unit, int clients, int things, int warmUp, int rounds) {

    /**
     * Who takes part.
     *
     * @param thing what is done; it gets a number from 0 on, unique within a round
     */
    public record Contestant(String name, IntConsumer thing) {}

    private record Rates(Contestant contestant, List<Double> perSecond) {}

    /** Runs all rounds and prints two figures: ours against the peer, and the twin against the peer. */
    public void between(Contestant ours, Contestant peer, Contestant twin) {
        List<Rates> all = List.of(of(ours), of(peer), of(twin));
        List<Rates> order = new ArrayList<>(all);
        Random random = new Random(26);
        try (Clients people = new Clients(clients)) {
            for (int round = -warmUp; round < rounds; round++) {
                Collections.shuffle(order, random);
                StringBuilder progress = new StringBuilder();
                for (Rates each : order) {
                    double rate = people.perSecond(things, each.contestant().thing());
                    progress.append(String.format(
                            Locale.ROOT, "  %s %.1f/s", each.contestant().name(), rate));
                    if (round >= 0) {
                        each.perSecond().add(rate);
                    }
                }
                System.out.printf(
                        "%s %d of %d%s%n",
                        round < 0 ? "warm-up" : "round", round + warmUp + 1, warmUp + rounds, progress);
            }
        }
        print(figure, all.get(0), all.get(1));
        print(figure + "-noise", all.get(2), all.get(1));
    }

    private static Rates of(Contestant contestant) {
        return new Rates(contestant, new ArrayList<>());
    }

    private void print(String name, Rates one, Rates other) {
        System.out.println(new Figure(name, one.perSecond(), other.perSecond(), unit).line());
    }
}
