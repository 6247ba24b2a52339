package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Contest;
import dev.foyer.benchmarks.Contest.Contestant;
import dev.foyer.benchmarks.hosted.GuestSignIn;
import dev.foyer.benchmarks.hosted.SignIn;
import dev.foyer.benchmarks.hosted.Tokens;

/**
 * Sign-ins of guests per second, from opening the hosted page to tokens, against password sign-ins at a stock realm of the same
 * Keycloak. Each guest is a user that did not exist before; no password is hashed for one.
 */
public final class GuestLoginBenchmark implements Benchmark {

    // The turns of the benchmark login, for the same reasons.
    private static final Contest CONTEST = new Contest("guest-login", "sign-ins/s", 4, 32, 20, 31);

    @Override
    public void run() {
        try (SignInRealms realms = SignInRealms.startWithGuests("guest-login")) {
            GuestSignIn guest = new GuestSignIn(realms.flow("customers"));
            check(guest.complete("first@guest.example"));
            CONTEST.between(
                    new Contestant("guests", number -> guest.complete("guest" + number + "@guest.example")),
                    contestant(realms, "stock"),
                    contestant(realms, "stock-twin"));
        }
    }

    private static Contestant contestant(SignInRealms realms, String realm) {
        SignIn signIn = new SignIn(realms.flow(realm));
        return new Contestant(
                realm, number -> signIn.complete(realms.people(realm).email(number % SignInRealms.PEOPLE)));
    }

    /** Measuring anything but guests would flatter nobody, and mean nothing. */
    private static void check(Tokens tokens) {
        String type = Tokens.claims(tokens.accessToken()).path("account_type").asText();
        if (!type.equals("guest")) {
            throw new IllegalStateException("The claim account_type of a guest is '" + type + "'.");
        }
    }
}
