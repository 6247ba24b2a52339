package dev.foyer.soak.faults;

import dev.foyer.devstack.process.StackFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Does one blow after the other to a part, and brings it back after each. */
final class Saboteur {

    // Keycloak gives up starting when its database is killed meanwhile, which may happen several times in a row.
    private static final int MOST_STARTS = 10;

    private final Victim victim;
    private final Duration freeze;
    private final AtomicInteger kills;

    /**
     * @param freeze how long a pause lasts
     * @param kills grows by one for each kill
     */
    Saboteur(Victim victim, Duration freeze, AtomicInteger kills) {
        this.victim = victim;
        this.freeze = freeze;
        this.kills = kills;
    }

    /**
     * Returns when the part is ready again after the last blow.
     *
     * @throws StackFailure when it does not come back
     */
    void strike(Iterable<Blow> blows) throws InterruptedException {
        for (Blow blow : blows) {
            Thread.sleep(blow.after().toMillis());
            switch (blow.kind()) {
                case KILL -> {
                    victim.kill().run();
                    kills.incrementAndGet();
                    revive();
                }
                case PAUSE -> {
                    victim.pause().run();
                    try {
                        Thread.sleep(freeze.toMillis());
                    } finally {
                        victim.resume().run();
                    }
                }
            }
        }
    }

    /** Starts the part until it stays. */
    void revive() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                victim.start().run();
                return;
            } catch (StackFailure e) {
                if (attempt == MOST_STARTS || Thread.currentThread().isInterrupted()) {
                    throw new StackFailure(
                            victim.name() + " did not come back in " + attempt + " attempts: " + e.getMessage(), e);
                }
                Thread.sleep(500);
            }
        }
    }
}
