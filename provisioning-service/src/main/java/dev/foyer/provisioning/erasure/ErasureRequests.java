package dev.foyer.provisioning.erasure;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in that a customer is to be forgotten (GDPR, article 17). The customer cannot sign in from the same transaction on; Keycloak
 * and the registry follow within seconds, or once they answer.
 */
@ApplicationScoped
class ErasureRequests {

    private static final String STANDING = """
            SELECT c.erased_at IS NOT NULL AS erased,
                   EXISTS (SELECT 1 FROM guest_expiry e WHERE e.customer_id = c.id AND e.stage = 'erasing') AS being_erased,
                   EXISTS (SELECT 1 FROM legal_hold h WHERE h.customer_id = c.id) AS held,
                   (SELECT o.reference FROM customer_order o
                    WHERE o.customer_id = c.id AND o.state NOT IN ('delivered', 'cancelled') ORDER BY o.reference LIMIT 1) AS open_order
            FROM customer c WHERE c.id = ? FOR UPDATE
            """;

    // Whom the registry has invited it may know as a user by the invitation alone.
    private static final String ASK = """
            INSERT INTO guest_expiry AS e
                   (customer_id, user_id, stage, by_request, cancels, since, due_at, command_id, next_attempt_at)
            SELECT c.id, coalesce(c.user_id, l.user_id), 'erasing', true, w.id, clock_timestamp(), clock_timestamp(), gen_random_uuid(),
                   clock_timestamp()
            FROM customer c
                 LEFT JOIN LATERAL (SELECT k.user_id FROM login_link k WHERE k.customer_id = c.id AND k.creates_user
                                    ORDER BY k.created_at DESC LIMIT 1) l ON true
                 LEFT JOIN LATERAL (SELECT k.command_id AS id FROM login_link k
                                    WHERE k.customer_id = c.id AND k.status = 'waiting') w ON true
            WHERE c.id = ?
            ON CONFLICT (customer_id) DO UPDATE
            SET user_id = coalesce(e.user_id, excluded.user_id), stage = 'erasing', by_request = true, cancels = excluded.cancels,
                due_at = excluded.due_at, command_id = excluded.command_id, next_attempt_at = excluded.next_attempt_at,
                attempts = 0, failure = NULL
            """;

    private static final String SEND_NOTHING = """
            UPDATE login_link
            SET status = 'failed', ended_at = clock_timestamp(), command_id = NULL, next_attempt_at = NULL,
                failure_code = 'inactive', failure = 'The customer is being erased'
            WHERE customer_id = ? AND status = 'waiting'
            """;

    private static final String DEACTIVATE = """
            UPDATE customer c
            SET active = false, wanted = CASE WHEN c.user_id IS NULL THEN c.wanted ELSE coalesce(c.wanted, '{}') || '{"active": false}' END,
                version = c.version + 1, updated_at = clock_timestamp()
            WHERE c.id = ?
            """;

    private static final String END_SESSIONS = """
            INSERT INTO identity_command (user_id, kind)
            SELECT c.user_id, 'end_sessions' FROM customer c WHERE c.id = ? AND c.user_id IS NOT NULL
            """;

    private record Standing(
            boolean erased,
            boolean beingErased,
            boolean held,
            @Nullable String openOrder) {}

    private final IdempotencyKeys keys;
    private final Registry registry;
    private final Customers customers;
    private final Answers answers;

    ErasureRequests(IdempotencyKeys keys, Registry registry, Customers customers, Answers answers) {
        this.keys = keys;
        this.registry = registry;
        this.customers = customers;
        this.answers = answers;
    }

    /**
     * Has the customer erased. Asking again changes nothing.
     *
     * @throws ProblemException when there is none that the caller may see, a legal hold or an open order stands against it, or
     *     the body has no reason
     */
    Answer ask(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.required(body), () -> {
            String customer = customers.get(id).id();
            Standing standing = registry.first(
                            STANDING,
                            List.of(customer),
                            row -> new Standing(
                                    row.getBoolean("erased"),
                                    row.getBoolean("being_erased"),
                                    row.getBoolean("held"),
                                    row.getString("open_order")))
                    .orElseThrow();
            if (!standing.erased() && !standing.beingErased()) {
                mayBeErased(standing);
                registry.write(ASK, List.of(customer));
                registry.write(SEND_NOTHING, List.of(customer));
                registry.write(DEACTIVATE, List.of(customer));
                registry.write(END_SESSIONS, List.of(customer));
            }
            Customer shown = customers.get(customer);
            return answers.accepted("/api/v1/customers/" + shown.id(), shown);
        });
    }

    private static void mayBeErased(Standing standing) {
        if (standing.held()) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS, "A legal hold keeps this customer: end it first, if it may end");
        }
        if (standing.openOrder() != null) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS,
                    "The order " + standing.openOrder() + " is neither delivered nor cancelled: close it first");
        }
    }
}
