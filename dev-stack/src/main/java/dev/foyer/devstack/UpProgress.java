package dev.foyer.devstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows what starts and how long it took; a line that counts the seconds shows that it goes on. */
final class UpProgress implements StackListener, AutoCloseable {
    private final PrintStream out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "foyer-progress");
        thread.setDaemon(true);
        return thread;
    });

    UpProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        int seconds = terminal ? 1 : 15;
        var unused = ticker.scheduleAtFixedRate(this::tick, seconds, seconds, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void begins(String step) {
        underWay.add(step);
        if (!terminal) {
            out.printf(Locale.ROOT, "  starting  %s%n", step);
        }
    }

    @Override
    public synchronized void done(String step, Duration took) {
        underWay.remove(step);
        wipe();
        out.printf(Locale.ROOT, "  ready     %-22s %6.1f s%n", step, took.toMillis() / 1000.0);
    }

    synchronized Duration total() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        wipe();
    }

    private synchronized void tick() {
        if (!underWay.isEmpty() && !ticker.isShutdown()) {
            wipe();
            String line = "  …         %s, %d s".formatted(String.join(" and ", underWay), total().toSeconds());
            out.print(terminal ? line : line + System.lineSeparator());
            out.flush();
        }
    }

    private void wipe() {
        if (terminal) {
            out.print("\r\033[K");
        }
    }
}
