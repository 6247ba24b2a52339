package dev.foyer.devstack;

import dev.foyer.devstack.process.Leftovers;
import dev.foyer.devstack.process.StackFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./foyer up}: starts everything, says where it is, and runs until it is told to stop. */
public final class Up {
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private final PrintStream out;
    private volatile boolean stopping;

    private Up(PrintStream out) {
        this.out = out;
    }

    /** Ends with 0 on request, 1 when a part fails, 2 when the options or ports cannot be used. */
    public static void main(String[] arguments) throws InterruptedException {
        ROOT_LOGGER.setLevel(Level.WARNING);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Up up = new Up(out);
        int status = 2;
        try {
            UpOptions options = UpOptions.parse(List.of(arguments), System.getenv());
            if (options.help()) {
                out.print(UpOptions.usage());
                return;
            }
            FoyerHome home = FoyerHome.find();
            StateLock.hold(home.state(), "./foyer up");
            StackSettings settings = up.prepare(home, options);
            status = 1;
            up.run(settings);
        } catch (StackFailure e) {
            up.fail(String.valueOf(e.getMessage()), status);
        }
    }

    private StackSettings prepare(FoyerHome home, UpOptions options) {
        UpState state = new UpState(home.state());
        Leftovers ledger = new Leftovers(state.ledger());
        List<String> ended = ledger.end();
        if (!ended.isEmpty()) {
            out.println("Ended what a killed run had left behind: " + String.join(", ", ended));
        }
        options.ports().requireFree(EnumSet.allOf(Address.class));
        if (options.fresh()) {
            state.forget();
        }
        return StackSettings.onFreePorts(home, home.state())
                .withPorts(options.ports())
                .withLedger(ledger);
    }

    private void run(StackSettings settings) throws InterruptedException {
        UpProgress progress = new UpProgress(out, System.console() != null);
        FoyerStack stack = new FoyerStack(settings.withListener(progress));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(progress, stack), "foyer-up-stop"));
        try {
            out.println("Starting Foyer (logs are in " + settings.state().resolve("logs") + ")");
            stack.start();
            new UpState(settings.state())
                    .addresses()
                    .bring(settings.ports(), stack.keycloak().baseUrl());
        } finally {
            progress.close();
        }
        out.printf(Locale.ROOT, "All ready after %.1f s.%n", progress.total().toMillis() / 1000.0);
        out.print(UpTable.of(settings.ports()));
        watch(stack);
    }

    private void watch(FoyerStack stack) throws InterruptedException {
        while (true) {
            Optional<String> obituary = stack.obituary();
            if (obituary.isPresent() && !stopping) {
                throw new StackFailure(obituary.get());
            }
            Thread.sleep(500);
        }
    }

    /** Runs at the end of the JVM, whatever ends it. */
    private void stop(UpProgress progress, FoyerStack stack) {
        stopping = true;
        progress.close();
        out.println("Stopping …");
        stack.close();
        out.println("Stopped.");
    }

    /** A failure while stopping is only the echo of the stop. */
    private void fail(String message, int status) throws InterruptedException {
        if (stopping) {
            Thread.sleep(Long.MAX_VALUE);
        }
        System.err.println(message);
        System.exit(status);
    }
}
