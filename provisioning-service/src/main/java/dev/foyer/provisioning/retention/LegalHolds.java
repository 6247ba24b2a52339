package dev.foyer.provisioning.retention;

import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.GivenReason;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The legal holds of the registry. Whoever may not see the customer does not see the hold. */
@ApplicationScoped
class LegalHolds {

    private static final String FIND =
            "SELECT h.customer_id, h.reason, h.held_by, h.created_at FROM legal_hold h WHERE h.customer_id = ?";

    private static final String LOCK_CUSTOMER = "SELECT c.id FROM customer c WHERE c.id = ? FOR UPDATE";

    // Whoever takes the guest for erasure locks the row too: either of the two comes first. Who is to be erased
    // and nobody has at hand, as while Keycloak does not answer, is held in time.
    private static final String TOO_LATE = """
            SELECT c.erased_at IS NOT NULL OR e.stage = 'erasing' AND e.next_attempt_at > clock_timestamp() AS too_late
            FROM guest_expiry e JOIN customer c ON c.id = e.customer_id
            WHERE e.customer_id = ? FOR UPDATE OF e
            """;

    private static final String PUT = """
            INSERT INTO legal_hold AS h (customer_id, reason, held_by) VALUES (?, ?, ?)
            ON CONFLICT (customer_id) DO UPDATE SET reason = excluded.reason, held_by = excluded.held_by
            WHERE h.reason <> excluded.reason
            """;

    private static final String REMOVE = "DELETE FROM legal_hold WHERE customer_id = ?";

    private final Registry registry;
    private final Customers customers;
    private final WriteTransaction transaction;

    LegalHolds(Registry registry, Customers customers, WriteTransaction transaction) {
        this.registry = registry;
        this.customers = customers;
        this.transaction = transaction;
    }

    /** The hold of the customer with this id, of today or of the past. */
    LegalHold get(String id) {
        return find(customers.get(id).id())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "The customer is under no legal hold"));
    }

    /**
     * Puts the customer under a hold. A new reason replaces the one before.
     *
     * @throws ProblemException when the customer is being erased already, or the body has no reason
     */
    LegalHold put(String id, byte @Nullable [] body) {
        String reason = GivenReason.required(body);
        return transaction.run(reason, () -> {
            String customer = customers.get(id).id();
            registry.first(LOCK_CUSTOMER, List.of(customer), row -> true);
            boolean tooLate = registry.first(TOO_LATE, List.of(customer), row -> row.getBoolean("too_late"))
                    .orElse(false);
            if (tooLate) {
                throw new ProblemException(
                        ProblemCode.CUSTOMER_STATUS, "It is too late: the customer is being erased, or has been");
            }
            registry.write(PUT, List.of(customer, reason, transaction.actor().text()));
            return find(customer).orElseThrow();
        });
    }

    /** Ends the hold, if there is one. */
    void remove(String id) {
        transaction.run(null, () -> {
            String customer = customers.get(id).id();
            registry.first(LOCK_CUSTOMER, List.of(customer), row -> true);
            return registry.write(REMOVE, List.of(customer));
        });
    }

    private Optional<LegalHold> find(String customer) {
        return registry.first(
                FIND,
                List.of(customer),
                row -> new LegalHold(
                        row.getString("customer_id"),
                        row.getString("reason"),
                        row.getString("held_by"),
                        Columns.requiredInstant(row, "created_at")));
    }
}
