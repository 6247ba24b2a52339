package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.security.StaffScope;
import dev.foyer.provisioning.write.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds customers without login: prospects, until they are invited. */
@ApplicationScoped
public class CustomerCreation {

    // Whoever comes first manages the company, unless staff want it otherwise.
    private static final String JOIN = """
            INSERT INTO membership (customer_id, company_id, role)
            SELECT ?, k.id, coalesce(?, CASE WHEN EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id AND m.role = 'admin')
                                             THEN 'buyer' ELSE 'admin' END)
            FROM company k WHERE k.id = ?
            """;

    // A company shows how many contacts it has.
    private static final String COMPANY_CHANGED =
            "UPDATE company SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;
    private final Registry registry;
    private final StaffScope scope;

    CustomerCreation(IdempotencyKeys keys, EditedCustomers customers, Registry registry, StaffScope scope) {
        this.keys = keys;
        this.customers = customers;
        this.registry = registry;
        this.scope = scope;
    }

    /** A new customer of whatever kind. */
    Answer customer(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CustomerEntity customer = newCustomer();
            Placement placement = new Placement();
            Fields fields = Fields.ofNew(given);
            CustomerFields.customer(fields, customer, placement);
            String company = placement.company();
            if (company != null && !isVisible(company)) {
                fields.error("company", "must be the id of a company");
            }
            fields.finish();
            return add(customer, placement);
        });
    }

    /**
     * A new contact of a company.
     *
     * @param company the id of one that the caller may see
     */
    public Answer contact(String company, Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CustomerEntity customer = newCustomer();
            Placement placement = new Placement();
            placement.setCompany(company);
            Fields fields = Fields.ofNew(given);
            CustomerFields.contact(fields, customer, placement);
            fields.finish();
            return add(customer, placement);
        });
    }

    /** A new guest, whose address may be that of any number of others. */
    public Answer guest(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CustomerEntity customer = newCustomer();
            Fields fields = Fields.ofNew(given);
            CustomerFields.guest(fields, customer);
            fields.finish();
            return add(customer, new Placement());
        });
    }

    private Answer add(CustomerEntity customer, Placement placement) {
        customers.add(customer);
        String company = placement.company();
        if (company != null) {
            registry.write(COMPANY_CHANGED, List.of(company));
            registry.write(JOIN, Arrays.asList(customer.id(), placement.role(), company));
        }
        return customers.added(customer);
    }

    private boolean isVisible(String company) {
        Condition visible = Condition.of("k.id = ?", company).and(scope.companies("k"));
        return registry.first(
                        "SELECT k.id FROM company k WHERE " + visible.sql(),
                        visible.parameters(),
                        row -> row.getString("id"))
                .isPresent();
    }

    private static CustomerEntity newCustomer() {
        return new CustomerEntity(UUID.randomUUID().toString());
    }
}
