package dev.foyer.benchmarks;

import dev.foyer.benchmarks.approval.ApproveBenchmark;
import dev.foyer.benchmarks.guest.GuestExpiryBenchmark;
import dev.foyer.benchmarks.mirror.MirrorBenchmark;
import dev.foyer.benchmarks.registration.NeutralBenchmark;
import dev.foyer.benchmarks.registration.RegistrationBenchmark;
import dev.foyer.benchmarks.search.SearchBenchmark;
import dev.foyer.benchmarks.signin.GuestLoginBenchmark;
import dev.foyer.benchmarks.signin.LoginBenchmark;
import dev.foyer.benchmarks.signin.TokensBenchmark;
import java.util.Map;
import java.util.TreeMap;

/** Entry point of {@code ./foyer bench NAME}. Each figure is printed as one line {@code BENCH …}. */
public final class Benchmarks {

    private static final Map<String, Benchmark> BY_NAME = new TreeMap<>(Map.of(
            "approve", new ApproveBenchmark(),
            "guest-expiry", new GuestExpiryBenchmark(),
            "guest-login", new GuestLoginBenchmark(),
            "login", new LoginBenchmark(),
            "mirror", new MirrorBenchmark(),
            "neutral", new NeutralBenchmark(),
            "registration", new RegistrationBenchmark(),
            "search", new SearchBenchmark(),
            "tokens", new TokensBenchmark()));

    private Benchmarks() {}

    /** Runs the benchmark that the only argument names. Ends with 2 when there is none of that name. */
    public static void main(String[] args) {
        Benchmark benchmark = args.length == 1 ? BY_NAME.get(args[0]) : null;
        if (benchmark == null) {
            System.err.println("usage: ./foyer bench NAME, where NAME is one of " + BY_NAME.keySet());
            System.exit(2);
            return;
        }
        benchmark.run();
        System.exit(0);
    }

    /** Measures one thing side by side with a peer. */
    public interface Benchmark {

        /** Starts what it needs, measures, prints and stops everything. */
        void run();
    }
}
