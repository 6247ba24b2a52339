package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Works on the running run, a piece in each turn, wherever the process before has left it. */
final class RunWorker implements Turns {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Runs runs;
    private final Backfill backfill;
    private final Reconcile reconcile;
    private final Pace pace = new Pace(LONGEST_IDLE, LONGEST_AFTER_FAILURE);

    RunWorker(Runs runs, Backfill backfill, Reconcile reconcile) {
        this.runs = runs;
        this.backfill = backfill;
        this.reconcile = reconcile;
    }

    @Override
    public Duration turn() throws SQLException {
        Optional<Run> run = runs.take();
        try {
            return run.isPresent() && work(run.get()) ? pace.worked(true) : pace.idled();
        } catch (RunLostException e) {
            return pace.idled();
        }
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    @Override
    public void close() throws SQLException {
        runs.release();
    }

    private boolean work(Run run) throws SQLException {
        return switch (run.step()) {
            case MARK -> backfill.mark(run);
            case SCAN -> reconcile.scan(run);
            case CONFIRM -> reconcile.confirm(run);
            case DECIDE -> reconcile.decide(run);
            case REPAIR -> reconcile.repair(run);
            case DRAIN -> run.kind() == Kind.BACKFILL ? backfill.drain(run) : reconcile.drain(run);
            case VERIFY -> reconcile.verify(run);
        };
    }
}
