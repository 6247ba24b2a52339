package dev.foyer.provisioning.mfa;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.Factors;
import dev.foyer.provisioning.keycloak.Factors.Factor;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff do about the second factors of one customer. The customer is told by mail of each change. */
@ApplicationScoped
class CustomerMfa {

    private static final String LOCK = "SELECT c.id FROM customer c WHERE c.id = ? FOR UPDATE";

    private static final String SET_POLICY = """
            UPDATE customer SET mfa_policy = ?, version = version + 1, updated_at = clock_timestamp()
            WHERE id = ? AND mfa_policy <> ?
            """;

    // The number that was wanted before has not come so far, and is not wanted any more.
    private static final String INSTEAD = """
            UPDATE factor_change
            SET status = 'failed', ended_at = clock_timestamp(), next_attempt_at = NULL, phone_number = NULL,
                failure_code = 'replaced', failure = 'Another number was set before Keycloak had this one'
            WHERE customer_id = ? AND kind = 'set_phone' AND status = 'waiting'
            """;

    private static final String SET_PHONE = """
            INSERT INTO factor_change (customer_id, user_id, kind, phone_number, shown, next_attempt_at)
            VALUES (?, ?, 'set_phone', ?, ?, clock_timestamp())
            """;

    private static final String REMOVE = """
            INSERT INTO factor_change (customer_id, user_id, kind, factor_id, shown, next_attempt_at)
            SELECT ?, ?, 'remove_factor', ?, ?, clock_timestamp()
            WHERE NOT EXISTS (SELECT 1 FROM factor_change f WHERE f.customer_id = ? AND f.factor_id = ? AND f.status = 'waiting')
            """;

    private static final String CHANGES = """
            SELECT f.id, f.kind, f.shown, f.status, f.created_at, f.created_by, f.ended_at, f.failure_code, f.failure
            FROM factor_change f WHERE f.customer_id = ? ORDER BY f.created_at DESC, f.id LIMIT 20
            """;

    private final Customers customers;
    private final CustomerRealm realm;
    private final Registry registry;
    private final IdempotencyKeys keys;
    private final Answers answers;

    CustomerMfa(Customers customers, CustomerRealm realm, Registry registry, IdempotencyKeys keys, Answers answers) {
        this.customers = customers;
        this.realm = realm;
        this.registry = registry;
        this.keys = keys;
        this.answers = answers;
    }

    /** What Keycloak has now, and what staff want. */
    Mfa of(String id) {
        Customer customer = customers.get(id);
        Factors factors = factors(customer);
        return new Mfa(
                policy(customer),
                factors == null ? null : factors.requirement(),
                factors == null ? null : factors.requiredFrom(),
                factors == null ? List.of() : factors.factors(),
                changes(customer));
    }

    /** @throws ProblemException when a number is wanted for who has no login, or a field is wrong */
    Answer edit(String id, Attempt attempt, byte @Nullable [] body) {
        MfaEdit edit = MfaEdit.read(body);
        return keys.once(attempt, edit.reason(), () -> {
            Customer customer = locked(id);
            String policy = edit.policy();
            if (policy != null) {
                registry.write(SET_POLICY, List.of(policy, customer.id(), policy));
            }
            String phone = edit.phone();
            if (phone != null) {
                registry.write(INSTEAD, List.of(customer.id()));
                registry.write(SET_PHONE, List.of(customer.id(), userId(customer), phone, MaskedNumber.of(phone)));
            }
            return shown(customer.id(), phone != null);
        });
    }

    /**
     * Removes one factor, or all of them.
     *
     * @param factorId null for all
     * @throws ProblemException when the customer has no login or no such factor
     */
    Answer remove(String id, @Nullable String factorId, String reason, Attempt attempt) {
        Factors found = factors(customers.get(id));
        List<Factor> lost = found == null
                ? List.of()
                : found.factors().stream()
                        .filter(factor -> factorId == null || factor.id().equals(factorId))
                        .toList();
        return keys.once(attempt, reason, () -> {
            Customer customer = locked(id);
            String userId = userId(customer);
            if (lost.isEmpty() && factorId != null) {
                throw new ProblemException(ProblemCode.NOT_FOUND, "The customer has no factor with this id");
            }
            for (Factor factor : lost) {
                registry.write(
                        REMOVE,
                        Arrays.asList(customer.id(), userId, factor.id(), factor.type(), customer.id(), factor.id()));
            }
            return shown(customer.id(), !lost.isEmpty());
        });
    }

    private Customer locked(String id) {
        String customer = customers.get(id).id();
        registry.first(LOCK, List.of(customer), row -> true);
        return customers.get(customer);
    }

    private Answer shown(String id, boolean waits) {
        Customer customer = customers.get(id);
        MfaChanges wanted = new MfaChanges(policy(customer), changes(customer));
        return waits ? answers.accepted("/api/v1/customers/" + id + "/mfa", wanted) : answers.ok(wanted);
    }

    private @Nullable Factors factors(Customer customer) {
        String userId = customer.userId();
        return userId == null || isGuest(customer)
                ? null
                : realm.factors(userId).orElse(null);
    }

    private List<FactorChange> changes(Customer customer) {
        return registry.list(
                CHANGES,
                List.of(customer.id()),
                row -> new FactorChange(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("shown"),
                        row.getString("status"),
                        Columns.requiredInstant(row, "created_at"),
                        row.getString("created_by"),
                        Columns.instant(row, "ended_at"),
                        row.getString("failure_code"),
                        row.getString("failure")));
    }

    private static String userId(Customer customer) {
        String userId = customer.userId();
        if (userId == null || isGuest(customer)) {
            throw new ProblemException(
                    ProblemCode.CUSTOMER_STATUS, "The customer has no login, and so no second factor");
        }
        return userId;
    }

    private static boolean isGuest(Customer customer) {
        return "guest".equals(customer.accountType());
    }

    private static String policy(Customer customer) {
        return customer.mfa().getOrDefault("policy", "off");
    }
}
