package dev.foyer.provisioning.worker;

import java.time.Duration;

/** How long to pause between two turns: shortly after work, ever longer while nothing happens or something is down. */
public final class Pace {

    // Long enough that a sign-up's few changes come as one, short enough that nobody waits for the registry.
    private static final Duration AFTER_WORK = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);

    private final Duration longestIdle;
    private final Duration longestAfterFailure;
    private Duration idle = AFTER_WORK;
    private Duration failure = AFTER_FAILURE;

    /** Starts short. */
    public Pace(Duration longestIdle, Duration longestAfterFailure) {
        this.longestIdle = longestIdle;
        this.longestAfterFailure = longestAfterFailure;
    }

    /** Work was done; more may wait when the turn was full. */
    public Duration worked(boolean full) {
        failure = AFTER_FAILURE;
        idle = AFTER_WORK;
        return full ? Duration.ZERO : AFTER_WORK;
    }

    /** Like {@link #worked}, for work that others pay for: as long as it took, whoever did it has time for everybody else. */
    public Duration worked(boolean full, Duration took) {
        Duration pause = worked(full);
        return pause.compareTo(took) >= 0 ? pause : min(took, longestAfterFailure);
    }

    /** Nothing waited. */
    public Duration idled() {
        failure = AFTER_FAILURE;
        Duration pause = min(idle, longestIdle);
        idle = min(idle.multipliedBy(2), longestIdle);
        return pause;
    }

    /** Keycloak or the registry did not do its part. */
    public Duration failed() {
        Duration pause = min(failure, longestAfterFailure);
        failure = min(failure.multipliedBy(2), longestAfterFailure);
        return pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
