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
        this.parked = new ParkedUsers(dataSource, retryDelay);
        this.writer = new BatchWriter(dataSource, parked);
    }

    /**
     * Applies changes of different users.
     *
     * @throws LeaseLostException when another process may apply now; the changes must be forgotten
     * @throws SQLException when the database does not do its part; the changes may be tried again
     */
    void apply(Lease lease, List<Change> changes, CompanyApproval approval) throws SQLException {
        if (!changes.isEmpty()) {
            changes.forEach(BatchApplier::tellUnreadable);
            apply(lease, new Batch(changes), approval);
        }
    }

    /** Parked users whose time to be tried again has come, each list to be applied like other changes. */
    List<List<Change>> due(int max) throws SQLException {
        return parked.due(max);
    }

    // Halves instead of one by one: one bad user among five hundred costs nine more transactions, not five hundred.
    private void apply(Lease lease, Batch batch, CompanyApproval approval) throws SQLException {
        try {
            writer.write(lease, batch, approval).forEach(rest -> tell(rest.change(), rest.refusal()));
        } catch (SQLException e) {
            Refusal refusal = refusal(e);
            if (batch.changes().size() > 1) {
                for (Batch half : batch.halves()) {
                    apply(lease, half, approval);
                }
            } else if (refusal.equals(Refusal.EMAIL_TAKEN) && !batch.emailTaken()) {
                // Everything but the address, so that a disabled user for one does not stay active here.
                apply(lease, batch.withEmailTaken(), approval);
            } else {
                Change change = batch.changes().get(0);
                parked.park(lease, change, refusal);
                tell(change, refusal);
            }
        }
    }

    private static Refusal refusal(SQLException e) throws SQLException {
        Optional<Refusal> refusal = Refusal.of(e);
        if (refusal.isEmpty()) {
            throw e;
        }
        return refusal.get();
    }

    private static void tellUnreadable(Change change) {
        if (!change.markers().isEmpty()
                && NewsletterConsent.isIn(change)
                && NewsletterConsent.of(change).isEmpty()) {
            log.warnf(
                    "User %s: the attribute newsletter_consent is not what a sign-up writes there; it counts as no consent.",
                    change.userId());
        }
    }

    /** Once for each change in Keycloak. What is tried again has no markers, and is in the status anyway. */
    private static void tell(Change change, Refusal refusal) {
        if (!change.markers().isEmpty()) {
            log.warnf("User %s is parked: %s", change.userId(), refusal.reason());
        }
    }
}
