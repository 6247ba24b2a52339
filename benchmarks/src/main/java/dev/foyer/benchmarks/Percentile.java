package dev.foyer.benchmarks;

import java.util.List;

/** Percentiles by nearest rank. */
public final class Percentile {

    private Percentile() {}

    /**
     * The value that so many percent of the values do not exceed.
     *
     * @param values at least one, in any order
     * @param percent 0 to 100
     */
    public static double of(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }
}
