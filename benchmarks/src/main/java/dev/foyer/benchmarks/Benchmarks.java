package dev.foyer.benchmarks;

import dev.foyer.benchmarks.approval.ApproveBenchmark;
import dev.foyer.benchmarks.guest.GuestExpiryBenchmark;
import dev.foyer.benchmarks.imports.ImportBenchmark;
import dev.foyer.benchmarks.invite.InviteBenchmark;
import dev.foyer.benchmarks.mirror.MirrorBenchmark;
import dev.foyer.benchmarks.registration.NeutralBenchmark;
import dev.foyer.benchmarks.registration.RegistrationBenchmark;
import dev.foyer.benchmarks.reset.NeutralResetBenchmark;
import dev.foyer.benchmarks.search.SearchBenchmark;
import dev.foyer.benchmarks.signin.GuestLoginBenchmark;
import dev.foyer.benchmarks.signin.LoginBenchmark;
import dev.foyer.benchmarks.signin.OtpBenchmark;
import dev.foyer.benchmarks.signin.TokensBenchmark;
import java.util.Map;
import java.util.TreeMap;

/** Entry point of {@code ./foyer bench NAME}. Each figure is printed as one line {@code BENCH …}. */
public final class Benchmarks {

    private static final Map<String, Benchmark> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("approve", new ApproveBenchmark()),
            Map.entry("guest-expiry", new GuestExpiryBenchmark()),
            Map.entry("guest-login", new GuestLoginBenchmark()),
            Map.entry("import", new ImportBenchmark()),
            Map.entry("invite", new InviteBenchmark()),
            Map.entry("login", new LoginBenchmark()),
            Map.entry("mirror", new MirrorBenchmark()),
            Map.entry("neutral", new NeutralBenchmark()),
            Map.entry("neutral-reset", new NeutralResetBenchmark()),
            Map.entry("otp", new OtpBenchmark()),
            Map.entry("registration", new RegistrationBenchmark()),
            Map.entry("search", new SearchBenchmark()),
            Map.entry("tokens", new TokensBenchmark())));

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
