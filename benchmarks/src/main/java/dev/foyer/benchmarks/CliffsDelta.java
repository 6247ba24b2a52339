package dev.foyer.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * How far two samples stand apart: the share of pairs in which the first is greater, less the share in which it is smaller
 * (N. Cliff, Dominance statistics, 1993). 0 when neither tells anything, 1 or -1 when they do not overlap.
 */
public final class CliffsDelta {

    private CliffsDelta() {}

    /** Of two samples, each with at least one value, in any order. */
    public static double of(List<Double> first, List<Double> second) {
        double[] sorted =
                second.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long dominance = 0;
        for (double value : first) {
            dominance += below(sorted, value) - (sorted.length - below(sorted, Math.nextUp(value)));
        }
        return (double) dominance / ((long) first.size() * sorted.length);
    }

    /** How many of the sorted values are smaller than this one. */
    private static int below(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        if (place < 0) {
            return -place - 1;
        }
        while (place > 0 && sorted[place - 1] == value) {
            place--;
        }
        return place;
    }
}
