package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Changes fields of a customer by a merge patch. */
@ApplicationScoped
class CustomerEdit {

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;

    CustomerEdit(IdempotencyKeys keys, EditedCustomers customers) {
        this.keys = keys;
        this.customers = customers;
    }

    /** The customer after the patch; one that changes nothing leaves the version. */
    Answer edit(String id, IfMatch condition, Attempt attempt, byte @Nullable [] body) {
        ObjectNode patch = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CustomerEntity customer = customers.locked(id);
            condition.check(customer.version());
            Fields fields = new Fields(patch);
            CustomerFields.patch(fields, customer);
            fields.finish();
            return fields.has(CustomerFields.NEWSLETTER)
                    ? customers.changedWithoutNewsletter(customer)
                    : customers.changed(customer);
        });
    }
}
