package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Neutrality;
import dev.foyer.benchmarks.hosted.Browserless.Page;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.rest.Creates;
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
 * Whether the time of the form's answer tells if an address is free, has an account, or waits for its confirmation. The three
 * are interleaved; two halves of the free ones show what chance alone makes of it.
 */
public final class NeutralBenchmark implements Benchmark {

    private static final int EACH = 500;
    private static final int WARM_UP = 150;
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
            send(keycloak, attempts).print();
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

    private static Neutrality<Kind> send(String keycloak, List<Attempt> attempts) {
        Neutrality<Kind> times = new Neutrality<>("neutral", Kind.class);
        for (Attempt attempt : attempts) {
            Page page = SignUpForm.open(keycloak, "customers").send(attempt.email(), FIELDS);
            if (!page.body().contains(CHECK_EMAIL)) {
                throw new IllegalStateException("The form was not taken: " + page.body());
            }
            times.add(attempt.kind(), page);
        }
        return times;
    }
}
