package dev.foyer.provisioning.mirror;

import java.time.Duration;

/**
 * How long to pause after another process took the lease. No shorter than the lease, and growing up to four times that:
 * otherwise two processes with a slow Keycloak would take it from each other for ever.
 */
final class TakeOver {

    private final Duration shortest;
    private Duration next;

    TakeOver(Duration leaseDuration) {
        this.shortest = leaseDuration;
        this.next = leaseDuration;
    }

    Duration pause() {
        Duration pause = next;
        Duration longest = shortest.multipliedBy(4);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** A turn went well. */
    void over() {
        next = shortest;
    }
}
