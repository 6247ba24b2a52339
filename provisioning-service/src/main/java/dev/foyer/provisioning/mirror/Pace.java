package dev.foyer.provisioning.mirror;

import java.time.Duration;

/** How long to pause between two turns: hardly after work, ever longer while nothing happens or something is down. */
final class Pace {

    private static final Duration AFTER_WORK = Duration.ofMillis(10);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);

    private final Duration longestIdle;
    private final Duration longestAfterFailure;
    private Duration idle = AFTER_WORK;
    private Duration failure = AFTER_FAILURE;

    Pace(Duration longestIdle, Duration longestAfterFailure) {
        this.longestIdle = longestIdle;
        this.longestAfterFailure = longestAfterFailure;
    }

    /** Changes were applied; more may wait when the batch was full. */
    Duration worked(boolean full) {
        failure = AFTER_FAILURE;
        idle = AFTER_WORK;
        return full ? Duration.ZERO : AFTER_WORK;
    }

    /** Nothing waited. */
    Duration idled() {
        failure = AFTER_FAILURE;
        Duration pause = min(idle, longestIdle);
        idle = min(idle.multipliedBy(2), longestIdle);
        return pause;
    }

    /** Keycloak or the registry did not do its part. */
    Duration failed() {
        Duration pause = min(failure, longestAfterFailure);
        failure = min(failure.multipliedBy(2), longestAfterFailure);
        return pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
