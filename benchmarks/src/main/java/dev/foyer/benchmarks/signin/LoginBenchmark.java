package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Contest;
import dev.foyer.benchmarks.Contest.Contestant;
import dev.foyer.benchmarks.hosted.SignIn;

/**
 * Password sign-ins per second, from opening the hosted page to tokens with all claims, against a stock realm of the same
 * Keycloak. Everybody has signed in before: what the first sign-in writes once is no part of it.
 */
public final class LoginBenchmark implements Benchmark {

    // A server is not new for long. Stock sign-in gets warm twice as fast here, by its two realms. Nearly all of a
    // sign-in is the hash of the password, whose time swings with whatever else the memory of the machine does:
    // many short turns, so that all three meet the same.
    private static final Contest CONTEST = new Contest("login", "sign-ins/s", 4, 32, 40, 121);

    @Override
    public void run() {
        try (SignInRealms realms = SignInRealms.start("login")) {
            CONTEST.between(
                    contestant(realms, "customers"), contestant(realms, "stock"), contestant(realms, "stock-twin"));
        }
    }

    private static Contestant contestant(SignInRealms realms, String realm) {
        SignIn signIn = new SignIn(realms.flow(realm));
        return new Contestant(
                realm, number -> signIn.complete(realms.people(realm).email(number % SignInRealms.PEOPLE)));
    }
}
