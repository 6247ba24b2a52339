package dev.foyer.provisioning.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.address.AddressDefaults;
import dev.foyer.provisioning.customer.CustomerCreation;
import dev.foyer.provisioning.customer.CustomerDraft;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.label.LabelEdit;
import dev.foyer.provisioning.write.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds companies. */
@ApplicationScoped
class CompanyCreation {

    private final IdempotencyKeys keys;
    private final EditedCompanies companies;
    private final CustomerCreation customers;

    CompanyCreation(IdempotencyKeys keys, EditedCompanies companies, CustomerCreation customers) {
        this.keys = keys;
        this.companies = companies;
        this.customers = customers;
    }

    /** A new company, active at once: staff or an integration has decided. Its first contact may come with it: both or none. */
    Answer create(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CompanyEntity company = new CompanyEntity(UUID.randomUUID().toString());
            Fields fields = Fields.ofNew(given);
            CompanyFields.company(fields, company);
            AddressDefaults defaults = new AddressDefaults();
            defaults.read(fields);
            LabelEdit labelled = LabelEdit.read(fields);
            List<CustomerDraft> contact = new ArrayList<>();
            fields.nested("contact", () -> {}, members -> contact.add(CustomerDraft.contact(members, company.id())));
            fields.finish();
            companies.add(company, defaults, labelled);
            contact.forEach(customers::add);
            return companies.added(company);
        });
    }
}
