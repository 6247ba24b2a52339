package dev.foyer.soak;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.StackListener;
import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.devstack.process.StackFailure;
import dev.foyer.soak.comparison.Comparison;
import dev.foyer.soak.comparison.Difference;
import dev.foyer.soak.comparison.Difference.Kind;
import dev.foyer.soak.comparison.Differences;
import dev.foyer.soak.comparison.Quiet;
import dev.foyer.soak.faults.Faults;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.load.Load;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The rounds: load and faults at the same time, then quiet, then the comparison. For one thread; any may close it. */
public final class Soak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MOST_SHOWN = 50;

    // A round in which Keycloak was down nearly all the time, on a busy machine, would try nothing.
    private static final int LEAST_CHANGES = 200;
    private static final Duration LONGEST_TAIL = Duration.ofSeconds(30);

    private final SoakOptions options;
    private final PrintStream out;
    private final SoakSystem system;
    private final Faults faults;
    private final Load load;
    private final Comparison comparison;
    private final Differences differences = new Differences();
    private int shown;
    private int rounds;
    private int users;

    private Soak(SoakOptions options, PrintStream out, SoakSystem system, Faults faults) {
        Known known = new Known();
        this.options = options;
        this.out = out;
        this.system = system;
        this.faults = faults;
        this.load = new Load(
                system.keycloak(),
                system.services(),
                system.databases(),
                SoakRealm.APPLICATION,
                known,
                options.clients(),
                options.seed());
        this.comparison = new Comparison(system.databases(), known);
    }

    /**
     * Starts a system of its own, on free ports.
     *
     * @param state databases and logs; kept
     * @param out progress and differences
     */
    public static Soak start(
            FoyerHome home,
            Path state,
            SoakOptions options,
            PrintStream out,
            StackListener listener,
            ProcessLedger ledger) {
        SoakSystem system = new SoakSystem(home, state, listener, ledger);
        try {
            return new Soak(options, out, system, system.start());
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /**
     * Runs all rounds.
     *
     * @throws StackFailure when a part cannot be brought back
     */
    public Report run() throws InterruptedException {
        while (rounds < options.rounds()) {
            long begin = System.nanoTime();
            rounds++;
            round();
            boolean last = rounds == options.rounds();
            Report report = last || rounds % options.compareEvery() == 0 ? compare() : report();
            out.printf(
                    Locale.ROOT,
                    "round %d of %d: %d s, %d changes and %d kills so far, %d users, lost=%d doubled=%d wrong=%d%n",
                    rounds,
                    options.rounds(),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    load.changes(),
                    report.kills(),
                    report.users(),
                    report.lost(),
                    report.doubled(),
                    report.wrong());
        }
        return report();
    }

    /** Waits for quiet, compares, and shows what was not found before. */
    public Report compare() throws InterruptedException {
        try {
            List<String> waiting = new Quiet(system.databases()).await(PATIENCE);
            if (!waiting.isEmpty()) {
                out.println("  not quiet after " + PATIENCE.toSeconds() + " s: " + String.join(", ", waiting));
            }
            Comparison.Extent extent = comparison.run(differences);
            users = extent.users();
            if (extent.waiting() > 0) {
                out.println("  " + extent.waiting() + " users wait for the address of a former customer");
            }
        } catch (SQLException e) {
            throw new StackFailure("Registry and Keycloak cannot be compared: " + e.getMessage(), e);
        }
        for (Difference difference : differences.takeNew()) {
            if (shown++ < MOST_SHOWN) {
                out.println("  " + difference.kind() + " " + difference.text());
            }
        }
        return report();
    }

    /** Where Keycloak's tables and the registry are. */
    public PostgreSql databases() {
        return system.databases();
    }

    private void round() throws InterruptedException {
        int enough = load.changes() + LEAST_CHANGES;
        load.start();
        try {
            faults.strike(options.faults(), new Random(options.seed() + 1_000_000L * rounds));
            load.awaitChanges(enough, LONGEST_TAIL);
        } finally {
            load.stop();
        }
    }

    private Report report() {
        return new Report(
                rounds,
                faults.kills(),
                users,
                differences.count(Kind.LOST),
                differences.count(Kind.DOUBLED),
                differences.count(Kind.WRONG));
    }

    @Override
    public void close() {
        faults.close();
        system.close();
    }
}
