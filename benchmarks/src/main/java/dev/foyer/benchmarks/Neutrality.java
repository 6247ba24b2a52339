package dev.foyer.benchmarks;

import dev.foyer.benchmarks.hosted.Browserless.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the time of a form's answer tells kinds of addresses apart: Cliff's delta of each pair, and of two halves of the first kind,
 * which shows what chance alone makes of it. For one thread.
 */
public final class Neutrality<K extends Enum<K>> {

    private static final double ALLOWED = 0.1;

    private final String figure;
    private final List<K> kinds;
    private final Map<K, Times> times;

    /** @param figure what printed figures begin with */
    public Neutrality(String figure, Class<K> kinds) {
        this.figure = figure;
        this.kinds = List.of(kinds.getEnumConstants());
        this.times = new EnumMap<>(kinds);
    }

    /** Milliseconds from sending the form: to its answer, and to the page that the person sees. */
    private record Times(List<Double> answers, List<Double> pages) {

        Times half(int rest) {
            return new Times(everySecond(answers, rest), everySecond(pages, rest));
        }

        private static List<Double> everySecond(List<Double> values, int rest) {
            List<Double> half = new ArrayList<>();
            for (int i = rest; i < values.size(); i += 2) {
                half.add(values.get(i));
            }
            return half;
        }
    }

    /** A form was sent for an address of this kind, and this came of it. */
    public void add(K kind, Page page) {
        Times all = times.computeIfAbsent(kind, first -> new Times(new ArrayList<>(), new ArrayList<>()));
        all.answers().add(millis(page.answers().get(0)));
        all.pages().add(page.answers().stream().mapToDouble(Neutrality::millis).sum());
    }

    /** Prints the medians and every figure. */
    public void print() {
        times.forEach((kind, all) -> System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms to the answer, %.2f ms to the page%n",
                name(kind),
                Percentile.of(all.answers(), 50),
                Percentile.of(all.pages(), 50)));
        for (int one = 0; one < kinds.size(); one++) {
            for (int other = one + 1; other < kinds.size(); other++) {
                print(name(kinds.get(one)) + "-" + name(kinds.get(other)), of(kinds.get(one)), of(kinds.get(other)));
            }
        }
        print("noise", of(kinds.get(0)).half(0), of(kinds.get(0)).half(1));
    }

    private Times of(K kind) {
        return Objects.requireNonNull(times.get(kind));
    }

    /** The peer is what is allowed. */
    private void print(String pair, Times one, Times other) {
        print(figure + "-" + pair, CliffsDelta.of(one.answers(), other.answers()));
        print(figure + "-page-" + pair, CliffsDelta.of(one.pages(), other.pages()));
    }

    private static void print(String name, double delta) {
        System.out.println(new Figure(name, List.of(Math.abs(delta)), List.of(ALLOWED), "delta").line());
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
