package dev.foyer.provisioning.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.address.AddressDefaults;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.write.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds companies. */
@ApplicationScoped
class CompanyCreation {

    private final IdempotencyKeys keys;
    private final EditedCompanies companies;

    CompanyCreation(IdempotencyKeys keys, EditedCompanies companies) {
        this.keys = keys;
        this.companies = companies;
    }

    /** A new company, active at once: staff or an integration has decided. */
    Answer create(Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CompanyEntity company = new CompanyEntity(UUID.randomUUID().toString());
            Fields fields = Fields.ofNew(given);
            CompanyFields.company(fields, company);
            AddressDefaults defaults = new AddressDefaults();
            defaults.read(fields);
            fields.finish();
            return companies.added(company, defaults);
        });
    }
}
