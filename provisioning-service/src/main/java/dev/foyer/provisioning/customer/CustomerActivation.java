package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.write.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets a customer sign in, or no longer. Doing it again changes nothing. */
@ApplicationScoped
class CustomerActivation {

    private static final TextRule REASON = new PlainText(500);

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

    /** The customer may sign in again. */
    Answer activate(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, reason(body), () -> {
            CustomerEntity customer = customers.locked(id);
            customer.activate();
            return customers.changed(customer);
        });
    }

    /** The customer may not sign in, and whoever is signed in as the customer is so no more. */
    Answer deactivate(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, reason(body), () -> {
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

    private static @Nullable String reason(byte @Nullable [] body) {
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = new Fields(JsonBody.optionalObject(body));
        fields.optional("reason", REASON, reason::set);
        fields.finish();
        return reason.get();
    }
}
