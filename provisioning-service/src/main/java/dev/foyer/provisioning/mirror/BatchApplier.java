package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings changes into the registry. When this returns, each of them is applied or parked, and may be acknowledged.
 * Applying is idempotent: the same changes may come again.
 */
final class BatchApplier {

    private static final Logger log = Logger.getLogger(BatchApplier.class);

    private final BatchWriter writer;
    private final ParkedUsers parked;

    BatchApplier(DataSource dataSource, Duration retryDelay) {
        this.writer = new BatchWriter(dataSource);
        this.parked = new ParkedUsers(dataSource, retryDelay);
    }

    /**
     * Applies changes of different users.
     *
     * @throws LeaseLostException when another process may apply now; the changes must be forgotten
     * @throws SQLException when the database does not do its part; the changes may be tried again
     */
    void apply(Lease lease, List<Change> changes, CompanyApproval approval) throws SQLException {
        if (!changes.isEmpty()) {
            apply(lease, new Batch(changes), approval);
        }
    }

    /** Parked users whose time to be tried again has come, to be applied like other changes. */
    List<Change> due(int max) throws SQLException {
        return parked.due(max);
    }

    // Halves instead of one by one: one bad user among five hundred costs nine more transactions, not five hundred.
    private void apply(Lease lease, Batch batch, CompanyApproval approval) throws SQLException {
        try {
            writer.write(lease, batch, approval);
        } catch (SQLException e) {
            Optional<Refusal> refusal = Refusal.of(e);
            if (refusal.isEmpty()) {
                throw e;
            }
            if (batch.changes().size() == 1) {
                park(lease, batch.changes().get(0), refusal.get());
                return;
            }
            for (Batch half : batch.halves()) {
                apply(lease, half, approval);
            }
        }
    }

    private void park(Lease lease, Change change, Refusal refusal) throws SQLException {
        log.warnf("User %s is parked: %s", change.userId(), refusal.reason());
        parked.park(lease, change, refusal);
    }
}
