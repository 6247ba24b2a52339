package dev.foyer.provisioning.company;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.customer.SearchText;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.paging.Listing;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Which companies somebody means: these, by their ids, or all whom the list of companies would show with a filter. Always among those
 * that the caller may see.
 */
@ApplicationScoped
public class CompanySelection {

    /** How many ids one request may name. */
    public static final int MOST_IDS = 10_000;

    private static final TextRule TEXT = new PlainText(255);

    private static final Rule<List<String>> IDS = value -> {
        if (!value.isArray() || value.isEmpty() || value.size() > MOST_IDS) {
            throw new NotAllowedException("must be a list of 1 to " + MOST_IDS + " ids");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : value) {
            if (!id.isTextual()) {
                throw new NotAllowedException("must be a list of ids");
            }
            ids.add(id.asText());
        }
        return ids;
    };

    private final StaffScope scope;

    CompanySelection(StaffScope scope) {
        this.scope = scope;
    }

    /** Whether a request says which companies are meant. */
    public boolean isIn(Fields fields) {
        return fields.has("companies") || fields.has("companyFilter");
    }

    /**
     * Reads {@code companies} or {@code companyFilter} of a request, which must have exactly one of them.
     *
     * @return a condition on the table {@code company} under the alias k
     */
    public Condition read(Fields fields) {
        List<Condition> meant = new ArrayList<>();
        if (fields.has("companies") == fields.has("companyFilter")) {
            fields.error("companies", "or companyFilter must say who is meant, and not both");
        }
        fields.kept("companies", IDS, ids -> meant.add(Condition.of("k.id = ANY (?)", ids)));
        fields.nested("companyFilter", () -> {}, filter -> {
            filter.kept("q", TEXT, text -> {
                SearchText search = SearchText.parse(text);
                if (search != null) {
                    meant.add(search.condition("k"));
                }
            });
            Listing listed = LabelQuery.read(filter).narrow(Listing.of("company", "k"), LabelOwner.COMPANY);
            meant.add(listed.all());
        });
        Condition all = scope.companies("k");
        for (Condition each : meant) {
            all = all.and(each);
        }
        return all;
    }
}
