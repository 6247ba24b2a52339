package dev.foyer.benchmarks.reset;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Neutrality;
import dev.foyer.benchmarks.hosted.Browserless;
import dev.foyer.benchmarks.hosted.Browserless.Page;
import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.rest.Creates;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the time of the answer to a forgotten password tells if an address has an account, an inactive one, or none. The three
 * are interleaved; two halves of the known ones show what chance alone makes of it.
 */
public final class NeutralResetBenchmark implements Benchmark {

    private static final int EACH = 500;
    private static final int WARM_UP = 150;
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*reset-credentials[^\"]*)\"");

    /** What an address is. */
    private enum Kind {
        KNOWN,
        UNKNOWN,
        INACTIVE
    }

    private record Attempt(Kind kind, String name) {

        String email() {
            return name + "@buyer.example";
        }
    }

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "neutral-reset");
        Path realm = StockRealm.addClientForResets(home.devRealm(), state);
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.of(Part.INBOX, Part.POSTGRESQL, Part.KEYCLOAK))
                .withRealms(List.of(realm));
        try (FoyerStack stack = FoyerStack.started(settings)) {
            String keycloak = stack.keycloak().baseUrl().toString();
            List<Attempt> warmUp = attempts("warm-up", WARM_UP);
            List<Attempt> attempts = attempts("measured", EACH);
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
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        for (Attempt attempt : attempts) {
            if (attempt.kind() != Kind.UNKNOWN) {
                String id = users.create(attempt.name());
                if (attempt.kind() == Kind.INACTIVE) {
                    admin.put(keycloak + "/admin/realms/customers/users/" + id, Map.of("enabled", false), 204);
                }
            }
        }
    }

    private static Neutrality<Kind> send(String keycloak, List<Attempt> attempts) {
        Neutrality<Kind> times = new Neutrality<>("neutral-reset", Kind.class);
        for (Attempt attempt : attempts) {
            Browserless browser = new Browserless(keycloak);
            Page signIn = browser.get(new CodeFlow(keycloak, "customers").request(Map.of()));
            Matcher link = LINK.matcher(signIn.body());
            if (!link.find()) {
                throw new IllegalStateException("The sign-in page leads to no reset.");
            }
            Page form = browser.get(signIn.address()
                    .resolve(link.group(1).replace("&amp;", "&"))
                    .toString());
            Page answer = browser.post(form.formAction(), Map.of("username", attempt.email()));
            if (!answer.body().contains("pf-m-success")) {
                throw new IllegalStateException("The form was not taken: " + answer.body());
            }
            times.add(attempt.kind(), answer);
        }
        return times;
    }
}
