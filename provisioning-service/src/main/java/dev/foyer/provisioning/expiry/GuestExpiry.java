package dev.foyer.provisioning.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts a run by the clock. While one is being worked on it starts none. */
@ApplicationScoped
class GuestExpiry {

    static final String JOB = "guest-expiry";

    private final ExpiryRuns runs;

    GuestExpiry(ExpiryRuns runs) {
        this.runs = runs;
    }

    @Scheduled(identity = JOB, every = "{foyer.expiry.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    void start() {
        runs.start("schedule");
    }
}
