package dev.foyer.provisioning.mirror;

import java.time.Duration;

/** How long to pause between two turns: shortly after work, ever longer while nothing happens or something is down. */
final class Pace {

    // Long enough that a sign-up's few changes come as one, short enough that nobody waits for the registry.
    private static final Duration AFTER_WORK = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);

    private final Duration longestIdle;
    private final Duration longestAfterFailure;
    private final Duration leaseDuration;
    private Duration idle = AFTER_WORK;
    private Duration failure = AFTER_FAILURE;
    private Duration loss;

    Pace(Duration longestIdle, Duration longestAfterFailure, Duration leaseDuration) {
        this.longestIdle = longestIdle;
        this.longestAfterFailure = longestAfterFailure;
        this.leaseDuration = leaseDuration;
        this.loss = leaseDuration;
    }

    /** Changes were applied; more may wait when the batch was full. */
    Duration worked(boolean full) {
        wentWell();
        idle = AFTER_WORK;
        return full ? Duration.ZERO : AFTER_WORK;
    }

    /** Nothing waited. */
    Duration idled() {
        wentWell();
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

    /**
     * Another process took over meanwhile. The pause is no shorter than the lease and grows up to four times that:
     * otherwise two processes with a slow Keycloak would take the lease from each other for ever.
     */
    Duration lost() {
        Duration pause = loss;
        loss = min(loss.multipliedBy(2), leaseDuration.multipliedBy(4));
        return pause;
    }

    private void wentWell() {
        failure = AFTER_FAILURE;
        loss = leaseDuration;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
