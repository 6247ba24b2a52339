package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which customers somebody means: these, by their ids, or all whom the list of customers would show with a filter. Always among those
 * that the caller may see.
 */
@ApplicationScoped
public class CustomerSelection {

    /** How many ids one request may name. */
    public static final int MOST_IDS = 10_000;

    private static final String BY_IDS = """
            c.id = ANY (ARRAY(SELECT coalesce((SELECT o.id FROM customer o WHERE o.id = g.id),
                                              (SELECT a.customer_id FROM customer_alias a WHERE a.old_id = g.id))
                              FROM unnest(?) AS g (id)))
            """;

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

    private static final Rule<String> TEXT = value -> {
        if (!value.isTextual() && !value.isBoolean()) {
            throw new NotAllowedException("must be a text, or true or false");
        }
        return value.asText();
    };

    private final StaffScope scope;

    CustomerSelection(StaffScope scope) {
        this.scope = scope;
    }

    /**
     * Reads {@code customers} or {@code filter} of a request, which must have exactly one of them.
     *
     * @return a condition on the table {@code customer} under the alias c; nobody, while the fields hold a mistake
     */
    public Condition read(Fields fields) {
        AtomicReference<@Nullable Condition> meant = new AtomicReference<>();
        if (fields.has("customers") == fields.has("filter")) {
            fields.error("customers", "or filter must say who is meant, and not both");
        }
        fields.kept("customers", IDS, ids -> meant.set(Condition.of(BY_IDS, ids)));
        fields.nested("filter", () -> {}, filter -> {
            CustomerQuery query = new CustomerQuery();
            filter.kept("q", TEXT, text -> query.q = text);
            filter.kept("email", TEXT, text -> query.email = text);
            filter.kept("accountType", TEXT, text -> query.accountType = text);
            filter.kept("guests", TEXT, text -> query.guests = text);
            filter.kept("lifecycle", TEXT, text -> query.lifecycle = text);
            filter.kept("active", TEXT, text -> query.active = text);
            filter.kept("company", TEXT, text -> query.company = text);
            filter.kept("seenFirstSignIn", TEXT, text -> query.seenFirstSignIn = text);
            query.labels = LabelQuery.read(filter);
            meant.set(query.filter().listing(scope.companies("k")).all());
        });
        Condition condition = meant.get();
        return condition == null ? Condition.of("FALSE") : scope.customers("c").and(condition);
    }
}
