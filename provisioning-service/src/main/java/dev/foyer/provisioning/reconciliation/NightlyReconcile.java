package dev.foyer.provisioning.reconciliation;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Starts a reconcile by the clock, nightly unless it is set otherwise. */
@ApplicationScoped
class NightlyReconcile {

    private static final Logger log = Logger.getLogger(NightlyReconcile.class);

    private final Reconciliations reconciliations;

    NightlyReconcile(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Scheduled(
            identity = "reconcile",
            cron = "{foyer.reconciliation.schedule}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void start() {
        if (reconciliations.start(Kind.RECONCILE, false).isEmpty()) {
            log.warn("No reconcile was started: a run has not ended yet, see GET /api/v1/reconciliations");
        }
    }
}
