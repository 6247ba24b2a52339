package dev.foyer.provisioning.label;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words in use, in the order of the alphabet, with how many have them. */
@ApplicationScoped
class LabelCounts {

    // The words of the page first, each by one step along the index; then those who have them are counted.
    private static final String PAGE = """
            WITH RECURSIVE word (key, place) AS (
              (SELECT lower(l.name), 1 FROM label l WHERE l.kind = ? AND lower(l.name) > lower(?)
               ORDER BY lower(l.name) LIMIT 1)
              UNION ALL
              SELECT (SELECT lower(l.name) FROM label l WHERE l.kind = ? AND lower(l.name) > w.key
                      ORDER BY lower(l.name) LIMIT 1), w.place + 1
              FROM word w WHERE w.key IS NOT NULL AND w.place < ?
            )
            SELECT u.* FROM word w
            CROSS JOIN LATERAL (
              SELECT (array_agg(l.name ORDER BY l.created_at, l.id))[1] AS name, count(l.customer_id) AS customers,
                     count(l.company_id) AS companies
              FROM label l LEFT JOIN customer c ON c.id = l.customer_id LEFT JOIN company k ON k.id = l.company_id
              WHERE l.kind = ? AND lower(l.name) = w.key
                AND (l.customer_id IS NULL OR {customers}) AND (l.company_id IS NULL OR {companies})) u
            WHERE w.key IS NOT NULL
            ORDER BY w.key
            """;

    private final Registry registry;
    private final StaffScope scope;

    LabelCounts(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /**
     * One page.
     *
     * @param limit as for every list
     * @param cursor as the page before gave it; null for the first one
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    Page<CountedLabel> page(LabelKind kind, @Nullable String limit, @Nullable String cursor) {
        int most = PageRequest.parse(limit, null).limit();
        Condition customers = scope.customers("c");
        Condition companies = scope.companies("k");
        List<Object> parameters =
                new ArrayList<>(List.of(kind.column(), decode(cursor), kind.column(), most + 1, kind.column()));
        parameters.addAll(customers.parameters());
        parameters.addAll(companies.parameters());
        List<CountedLabel> words = registry.list(
                PAGE.replace("{customers}", customers.sql()).replace("{companies}", companies.sql()),
                parameters,
                row -> new CountedLabel(row.getString("name"), row.getLong("customers"), row.getLong("companies")));
        if (words.size() <= most) {
            return new Page<>(words, null);
        }
        return new Page<>(words.subList(0, most), encode(words.get(most - 1).name()));
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(@Nullable String cursor) {
        try {
            String name =
                    cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (name.indexOf('\0') < 0) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // not one of ours: answered below
        }
        throw ProblemException.parameter("cursor", "must be a nextCursor of this list, unchanged");
    }
}
