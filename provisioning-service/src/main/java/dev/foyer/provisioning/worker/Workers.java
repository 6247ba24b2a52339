package dev.foyer.provisioning.worker;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Workers that start and stop together, where this process takes part in what they do. */
public final class Workers {

    private final boolean enabled;
    private final List<Worker> workers;

    /**
     * @param enabled whether this process takes part
     * @param number how many work side by side
     * @param worker makes one, from its number beginning with 1
     */
    public Workers(boolean enabled, int number, IntFunction<Worker> worker) {
        this.enabled = enabled;
        this.workers = IntStream.rangeClosed(1, number).mapToObj(worker).toList();
    }

    public void start() {
        if (enabled) {
            workers.forEach(Worker::start);
        }
    }

    /** Lets each finish its turn. */
    public void stop() throws InterruptedException {
        if (enabled) {
            for (Worker worker : workers) {
                worker.stop();
            }
        }
    }
}
