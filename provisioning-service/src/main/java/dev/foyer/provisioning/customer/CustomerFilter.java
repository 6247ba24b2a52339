package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of customers is narrowed to; null asks nothing.
 *
 * @param text anywhere in names, email, customer number, or in the name or number of a company
 * @param email the whole address, whatever its case
 */
public record CustomerFilter(
        @Nullable String text,
        @Nullable String email,
        @Nullable String accountType,
        @Nullable Boolean active) {

    /** Every customer. */
    public static final CustomerFilter NONE = new CustomerFilter(null, null, null, null);

    private static final Set<String> ACCOUNT_TYPES = Set.of("business", "personal", "guest");

    // Two look-ups that each have a trigram index; an OR across the tables would have none.
    private static final String TEXT = """
            c.id IN (
              SELECT t.id FROM customer t WHERE t.search_text LIKE search_form(?)
              UNION ALL
              SELECT m.customer_id FROM membership m JOIN company k ON k.id = m.company_id
              WHERE k.search_text LIKE search_form(?)
                AND (search_form(k.name) LIKE search_form(?) OR search_form(k.customer_number) LIKE search_form(?))
                AND\s""";

    /**
     * Reads the parameters as the caller sent them.
     *
     * @throws ProblemException naming the parameter when a value is not allowed
     */
    public static CustomerFilter parse(
            @Nullable String q, @Nullable String email, @Nullable String accountType, @Nullable String active) {
        if (accountType != null && !ACCOUNT_TYPES.contains(accountType)) {
            throw ProblemException.parameter("accountType", "must be business, personal or guest");
        }
        if (active != null && !active.equals("true") && !active.equals("false")) {
            throw ProblemException.parameter("active", "must be true or false");
        }
        return new CustomerFilter(
                SearchText.parse(q), email, accountType, active == null ? null : Boolean.valueOf(active));
    }

    /**
     * The filter on the table {@code customer} under the alias c.
     *
     * @param companies those whose names may be searched, of the table {@code company} under the alias k
     */
    Condition condition(Condition companies) {
        Condition result = Condition.ALL;
        if (text != null) {
            String pattern = Condition.infix(text);
            List<Object> parameters = new ArrayList<>(Collections.nCopies(4, pattern));
            parameters.addAll(companies.parameters());
            result = result.and(Condition.of(TEXT + companies.sql() + ")", parameters.toArray()));
        }
        if (email != null) {
            result = result.and(Condition.of("lower(c.email) = lower(?)", email));
        }
        if (accountType != null) {
            result = result.and(Condition.of("c.account_type = ?", accountType));
        }
        if (active != null) {
            result = result.and(Condition.of("c.active = ?", active));
        }
        return result;
    }
}
