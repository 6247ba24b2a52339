package dev.foyer.devstack;

import dev.foyer.devstack.process.StackFailure;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What was started, to be stopped in the reverse order of {@link Part}; what is starting meanwhile is interrupted. */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunningParts.class.getName());

    private final NavigableMap<Part, List<AutoCloseable>> parts = new TreeMap<>();
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private boolean closing;

    /** Remembers a part; there may be several of one name. When stopping has begun meanwhile, the part is stopped at once. */
    <T extends AutoCloseable> T add(Part name, T part) {
        synchronized (parts) {
            if (!closing) {
                parts.computeIfAbsent(name, unused -> new ArrayList<>()).add(part);
                return part;
            }
        }
        stop(part);
        throw new StackFailure("The stack was stopped while it was starting.");
    }

    /** Runs {@code start} in the background, where closing interrupts it. */
    CompletableFuture<Void> begin(Runnable start) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        synchronized (parts) {
            if (closing) {
                throw new StackFailure("The stack was stopped while it was starting.");
            }
            Future<?> unused = starters.submit(() -> {
                try {
                    start.run();
                    result.complete(null);
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        }
        return result;
    }

    /** Waits; what made the start fail is thrown. */
    void await(CompletableFuture<Void> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Returns when all is stopped; a second caller waits for the first. */
    @Override
    public synchronized void close() {
        synchronized (parts) {
            closing = true;
        }
        starters.shutdownNow();
        awaitStarters();
        parts.descendingMap().values().forEach(same -> same.forEach(RunningParts::stop));
        parts.clear();
    }

    private void awaitStarters() {
        try {
            if (!starters.awaitTermination(60, TimeUnit.SECONDS)) {
                LOG.log(Logger.Level.WARNING, "A part that was starting does not react; going on without it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Logger.Level.WARNING, "A part did not stop in an orderly way", e);
        }
    }
}
