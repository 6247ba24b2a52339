package dev.foyer.it.code;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many at the same time. */
final class AtOnce {

    private AtOnce() {}

    static void run(int times, IntConsumer work) {
        ExecutorService workers = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Void>> all = IntStream.range(0, times)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        work.accept(i);
                        return null;
                    })
                    .toList();
            for (var done : workers.invokeAll(all)) {
                done.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            workers.shutdown();
        }
    }
}
