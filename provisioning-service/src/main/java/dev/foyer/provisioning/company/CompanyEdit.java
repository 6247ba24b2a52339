package dev.foyer.provisioning.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.address.AddressDefaults;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.label.LabelEdit;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Changes fields of a company by a merge patch. */
@ApplicationScoped
class CompanyEdit {

    private final IdempotencyKeys keys;
    private final EditedCompanies companies;

    CompanyEdit(IdempotencyKeys keys, EditedCompanies companies) {
        this.keys = keys;
        this.companies = companies;
    }

    /** The company after the patch; one that changes nothing leaves the version. */
    Answer edit(String id, IfMatch condition, Attempt attempt, byte @Nullable [] body) {
        ObjectNode patch = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            CompanyEntity company = companies.locked(id);
            condition.check(company.version());
            Fields fields = new Fields(patch);
            CompanyFields.patch(fields, company);
            AddressDefaults defaults = companies.defaults(company);
            defaults.read(fields);
            LabelEdit labelled = LabelEdit.read(fields);
            fields.finish();
            return companies.changed(company, defaults, labelled);
        });
    }
}
