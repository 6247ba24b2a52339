package dev.foyer.provisioning.worker;

import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs turns in one daemon thread from start to stop. No failure of Keycloak or of the registry ends it, nor one that nobody
 * thought of.
 */
public final class Worker {

    private static final Duration LONGEST_LAST_TURN = Duration.ofSeconds(10);

    private final Turns turns;
    private final Outage outage;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * A worker that has not started.
     *
     * @param name of the thread
     * @param subject who waits while something is down, as a log line begins
     */
    public Worker(String name, String subject, Turns turns) {
        this.turns = turns;
        this.outage = new Outage(subject);
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts; once. */
    public void start() {
        thread.start();
    }

    /** Ends after the turn at hand, waiting for it up to ten seconds. */
    public void stop() throws InterruptedException {
        stop.countDown();
        thread.join(LONGEST_LAST_TURN.toMillis());
    }

    /** What keeps it from working now; null when nothing does. */
    public @Nullable String outage() {
        return outage.current();
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn();
            }
            turns.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            outage.begins("what it held could not be given back; that expires by itself", null);
        }
    }

    private Duration turn() {
        try {
            Duration pause = turns.turn();
            outage.ends();
            return pause;
        } catch (KeycloakUnavailableException e) {
            outage.begins(String.valueOf(e.getMessage()), null);
        } catch (SQLException e) {
            outage.begins("the registry's database does not do its part, SQL state " + e.getSQLState(), null);
        } catch (RuntimeException e) {
            outage.begins("unexpected " + e.getClass().getName(), e);
        }
        return turns.failed();
    }
}
