package dev.foyer.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Pairs of measurements that were taken in the same rounds.
 *
 * @param name what is printed
 * @param ours one value for each round
 * @param peer the peer's value in the same round
 * @param unit of the values
 */
public record Figure(String name, List<Double> ours, List<Double> peer, String unit) {

    /** The median over the rounds of ours divided by the peer's. */
    public double ratio() {
        return median(java.util.stream.IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / peer.get(round))
                .toList());
    }

    /** The line that other programs read. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "BENCH %s ours=%.2f peer=%.2f ratio=%.3f unit=%s",
                name,
                median(ours),
                median(peer),
                ratio(),
                unit);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
