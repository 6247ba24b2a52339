package dev.foyer.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Clients that work side by side, each doing the next thing as soon as it is done with the last. */
public final class Clients implements AutoCloseable {

    private final ExecutorService threads;

    public Clients(int number) {
        threads = Executors.newFixedThreadPool(number);
    }

    /** Has numbered things done and returns how many a second. The first failure ends it. */
    public double perSecond(int things, IntConsumer thing) {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int number = 0; number < things; number++) {
            int current = number;
            running.add(threads.submit(() -> thing.accept(current)));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed.", e);
        }
        return things / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
