package dev.foyer.soak;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.StackListener;
import dev.foyer.devstack.StateLock;
import dev.foyer.devstack.process.Directories;
import dev.foyer.devstack.process.Leftovers;
import dev.foyer.devstack.process.StackFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./foyer soak}. */
public final class SoakCommand {

    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private final PrintStream out;
    private volatile boolean stopping;

    private SoakCommand(PrintStream out) {
        this.out = out;
    }

    /** Ends with 0 when nothing was found, 1 when something was or a part failed, 2 when the options cannot be used. */
    public static void main(String[] arguments) throws InterruptedException {
        ROOT_LOGGER.setLevel(Level.WARNING);
        SoakCommand command = new SoakCommand(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        int status = 2;
        try {
            SoakOptions options = SoakOptions.parse(List.of(arguments), System.nanoTime());
            if (options.help()) {
                command.out.print(SoakOptions.usage());
                return;
            }
            FoyerHome home = FoyerHome.find();
            Path state = home.state().resolve("soak");
            StateLock.hold(state, "./foyer soak");
            status = 1;
            status = command.run(home, state, options).isClean() ? 0 : 1;
        } catch (StackFailure e) {
            command.fail(String.valueOf(e.getMessage()));
        }
        System.exit(status);
    }

    private Report run(FoyerHome home, Path state, SoakOptions options) throws InterruptedException {
        Path system = state.resolve("system");
        Leftovers ledger = new Leftovers(state.resolve("processes"));
        ledger.end();
        Directories.remove(system);
        // Runs beside the stack's own hook; what was killed at this moment does not come back, since the stack is
        // closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "foyer-soak-stop"));
        out.printf(
                Locale.ROOT,
                "Soak of %d rounds, --seed %d (logs are in %s)%n",
                options.rounds(),
                options.seed(),
                system.resolve("logs"));
        Report report;
        try (Soak soak = Soak.start(home, system, options, out, progress(), ledger)) {
            report = soak.run();
        }
        out.println(report.line());
        return report;
    }

    private StackListener progress() {
        return new StackListener() {
            @Override
            public void begins(String step) {}

            @Override
            public void done(String step, Duration took) {
                out.printf(Locale.ROOT, "  ready     %-22s %6.1f s%n", step, took.toMillis() / 1000.0);
            }
        };
    }

    /** A failure while stopping is only the echo of the stop. */
    private void fail(String message) throws InterruptedException {
        if (stopping) {
            Thread.sleep(Long.MAX_VALUE);
        }
        System.err.println(message);
    }
}
