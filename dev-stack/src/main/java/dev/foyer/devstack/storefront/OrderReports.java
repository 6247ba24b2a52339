package dev.foyer.devstack.storefront;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the registry of orders, again and again until it knows of them: a buyer does not wait for it, and it may not know the
 * buyer yet who was new a moment ago. A shop that is more than a sample keeps in its database what is still to be told.
 */
final class OrderReports implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OrderReports.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 100;

    private final CheckoutApi api;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "storefront-orders");
        thread.setDaemon(true);
        return thread;
    });

    OrderReports(CheckoutApi api) {
        this.api = api;
    }

    /** Returns at once. */
    void add(PlacedOrder order) {
        schedule(order, 1, Duration.ZERO);
    }

    private void schedule(PlacedOrder order, int attempt, Duration pause) {
        try {
            worker.schedule(() -> tell(order, attempt, pause), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Logger.Level.WARNING, "The shop closes before the registry knows of order {0}.", order.reference());
        }
    }

    private void tell(PlacedOrder order, int attempt, Duration before) {
        try {
            api.put(order);
        } catch (ApiProblem e) {
            if (attempt < ATTEMPTS) {
                schedule(order, attempt + 1, next(before));
            } else {
                LOG.log(
                        Logger.Level.WARNING,
                        "The registry does not take order {0}: {1}.",
                        order.reference(),
                        e.getMessage());
            }
        }
    }

    private static Duration next(Duration before) {
        Duration twice = before.isZero() ? FIRST_PAUSE : before.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
