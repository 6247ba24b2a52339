package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a customer sign in, or no longer. Doing it again changes nothing. */
@ApplicationScoped
class CustomerActivation {

    private static final String END_SESSIONS =
            "INSERT INTO identity_command (user_id, kind) VALUES (?, 'end_sessions')";

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;
    private final Registry registry;

    CustomerActivation(IdempotencyKeys keys, EditedCustomers customers, Registry registry) {
        this.keys = keys;
        this.customers = customers;
        this.registry = registry;
    }

    /**
     * The customer may sign in again.
     *
     * @throws ProblemException when it is a guest who has expired, on the way to being erased
     */
    Answer activate(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            CustomerEntity customer = customers.locked(id);
            if (customer.isExpiredGuest()) {
                throw new ProblemException(
                        ProblemCode.CUSTOMER_STATUS,
                        "This guest has expired and will be erased; expired guests stay inactive");
            }
            customer.activate();
            return customers.changed(customer);
        });
    }

    /** The customer may not sign in, and whoever is signed in as the customer is so no more. */
    Answer deactivate(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            CustomerEntity customer = customers.locked(id);
            boolean fresh = customer.deactivate();
            Answer answer = customers.changed(customer);
            String userId = customer.userId();
            if (fresh && userId != null) {
                registry.write(END_SESSIONS, List.of(userId));
            }
            return answer;
        });
    }
}
