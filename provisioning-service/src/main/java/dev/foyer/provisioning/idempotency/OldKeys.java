package dev.foyer.provisioning.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets, every hour, the keys and answers that nobody asks for any more. */
@ApplicationScoped
class OldKeys {

    private final IdempotencyKeys keys;

    OldKeys(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Scheduled(identity = "idempotency-keys", every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void remove() {
        keys.removeOld();
    }
}
