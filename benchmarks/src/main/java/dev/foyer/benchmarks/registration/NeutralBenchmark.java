package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.CliffsDelta;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Percentile;
import dev.foyer.benchmarks.hosted.Browserless.Page;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.rest.Creates;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Whether the time of the form's answer tells if an address is free, has an account, or waits for its confirmation. The three
 * are interleaved; two halves of the free ones show what chance alone makes of it.
 */
public final class NeutralBenchmark implements Benchmark {

    private static final int EACH = 500;
    private static final int WARM_UP = 150;
    private static final double ALLOWED = 0.1;
    private static final String CHECK_EMAIL = "foyer-check-email";
    private static final Map<String, String> FIELDS = Map.of("account_type", "personal");

    /** What an address is before the form is sent. */
    private enum Kind {
        FREE,
        TAKEN,
        PENDING
    }

    private record Attempt(Kind kind, String name) {

        String email() {
            return name + "@buyer.example";
        }
    }

    /** Milliseconds from sending the form: to its answer, a redirect, and to the page that the person sees. */
    private record Times(List<Double> answers, List<Double> pages) {

        void add(Page page) {
            answers.add(millis(page.answers().get(0)));
            pages.add(page.answers().stream().mapToDouble(Times::millis).sum());
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 1e6;
        }
    }

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "neutral");
        Path realm = StockRealm.addClient(home.devRealm(), state);
        StackSettings settings = StackSettings.onFreePorts(home, state).withRealms(List.of(realm));
        try (FoyerStack stack = FoyerStack.started(settings)) {
            stack.service().stop();
            String keycloak = stack.keycloak().baseUrl().toString();
            List<Attempt> attempts = attempts("measured", EACH);
            List<Attempt> warmUp = attempts("warm-up", WARM_UP);
            prepare(keycloak, warmUp);
            prepare(keycloak, attempts);
            send(keycloak, warmUp);
            print(send(keycloak, attempts));
        }
    }

    private static List<Attempt> attempts(String prefix, int each) {
        List<Attempt> attempts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String name = prefix + "-" + kind.name().toLowerCase(Locale.ROOT) + "-";
            for (int number = 0; number < each; number++) {
                attempts.add(new Attempt(kind, name + number));
            }
        }
        Collections.shuffle(attempts, new Random(26));
        return attempts;
    }

    private static void prepare(String keycloak, List<Attempt> attempts) {
        Creates users = new Creates(keycloak, "customers");
        for (Attempt attempt : attempts) {
            switch (attempt.kind()) {
                case FREE -> {
                    // nothing is known of it
                }
                case TAKEN -> users.create(attempt.name());
                case PENDING -> SignUpForm.open(keycloak, "customers").send(attempt.email(), FIELDS);
            }
        }
    }

    private static Map<Kind, Times> send(String keycloak, List<Attempt> attempts) {
        Map<Kind, Times> times = new EnumMap<>(Kind.class);
        for (Attempt attempt : attempts) {
            Page page = SignUpForm.open(keycloak, "customers").send(attempt.email(), FIELDS);
            if (!page.body().contains(CHECK_EMAIL)) {
                throw new IllegalStateException("The form was not taken: " + page.body());
            }
            times.computeIfAbsent(attempt.kind(), kind -> new Times(new ArrayList<>(), new ArrayList<>()))
                    .add(page);
        }
        return times;
    }

    private static void print(Map<Kind, Times> times) {
        times.forEach((kind, one) -> System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms to the answer, %.2f ms to the page%n",
                kind.name().toLowerCase(Locale.ROOT),
                Percentile.of(one.answers(), 50),
                Percentile.of(one.pages(), 50)));
        Times free = Objects.requireNonNull(times.get(Kind.FREE));
        Times taken = Objects.requireNonNull(times.get(Kind.TAKEN));
        Times pending = Objects.requireNonNull(times.get(Kind.PENDING));
        print("free-taken", free, taken);
        print("free-pending", free, pending);
        print("taken-pending", taken, pending);
        print("noise", half(free, 0), half(free, 1));
    }

    private static Times half(Times all, int rest) {
        return new Times(everySecond(all.answers(), rest), everySecond(all.pages(), rest));
    }

    private static List<Double> everySecond(List<Double> values, int rest) {
        List<Double> half = new ArrayList<>();
        for (int i = rest; i < values.size(); i += 2) {
            half.add(values.get(i));
        }
        return half;
    }

    /** The peer is what is allowed. */
    private static void print(String pair, Times one, Times other) {
        print("neutral-" + pair, CliffsDelta.of(one.answers(), other.answers()));
        print("neutral-page-" + pair, CliffsDelta.of(one.pages(), other.pages()));
    }

    private static void print(String figure, double delta) {
        System.out.println(new Figure(figure, List.of(Math.abs(delta)), List.of(ALLOWED), "delta").line());
    }
}
