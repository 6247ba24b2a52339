package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.paging.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What a list of customers is narrowed to; null asks nothing.
 *
 * @param text in names, email, customer number, or in the names and numbers of companies
 * @param email the whole address, whatever its case
 * @param company the id of a company that the customers belong to
 * @param labels labels and tags that the customer has, or a company that the customer belongs to
 * @param guests whether the customers are guests
 * @param signedIn whether the customer finished registration and signed in once
 */
record CustomerFilter(
        @Nullable SearchText text,
        @Nullable String email,
        @Nullable String accountType,
        @Nullable Boolean guests,
        @Nullable Lifecycle lifecycle,
        @Nullable Boolean active,
        @Nullable String company,
        LabelQuery labels,
        @Nullable Boolean signedIn) {

    // What the column search_text would be, had the customer no companies but these.
    private static final String TEXT = """
            search_fields(c.first_name, c.last_name, coalesce(c.email, c.guest_email), c.customer_number,
                          (SELECT string_agg(concat_ws(chr(10), k.name, ' ' || k.customer_number), chr(10) || ' ')
                           FROM membership m JOIN company k ON k.id = m.company_id WHERE m.customer_id = c.id AND\s""";

    private static final String EMAIL = "lower(c.email) = lower(?) OR c.guest_email = lower(?)";

    // As their indexes have it.
    private static final String NO_GUEST = "c.account_type IS DISTINCT FROM 'guest'";
    private static final String SIGNED_IN = "c.registered_at IS NOT NULL AND c.first_sign_in_at IS NOT NULL";
    private static final String NOT_SIGNED_IN = "c.registered_at IS NULL OR c.first_sign_in_at IS NULL";

    private static final String CONTACTS =
            "c.id IN (SELECT m.customer_id FROM membership m JOIN company k ON k.id = m.company_id WHERE ";

    /**
     * The list of the table {@code customer} under the alias c.
     *
     * @param companies those that the caller may see, of the table {@code company} under the alias k
     */
    Listing listing(Condition companies) {
        Listing list = picked(Listing.of("customer", "c"), companies);
        // What is walked is the first of these: what few have comes before what nearly everybody has.
        if (Boolean.FALSE.equals(active)) {
            list = list.walk(Condition.of("NOT c.active"));
        }
        if (lifecycle != null) {
            list = list.walk(Condition.of("c.lifecycle = ?", lifecycle.code()));
        }
        if (signedIn != null) {
            list = list.walk(Condition.of(signedIn ? SIGNED_IN : NOT_SIGNED_IN));
        }
        if (accountType != null) {
            list = list.walk(Condition.of("c.account_type = ?", accountType));
        }
        if (guests != null) {
            list = list.walk(guests ? Condition.of("c.account_type = ?", "guest") : Condition.of(NO_GUEST));
        }
        if (Boolean.TRUE.equals(active)) {
            list = list.walk(Condition.of("c.active"));
        }
        return text == null ? list : searched(list, text, companies);
    }

    private Listing picked(Listing list, Condition companies) {
        Listing picked = list;
        if (email != null) {
            picked = picked.pick(Condition.of(EMAIL, email, email));
        }
        if (company != null) {
            picked =
                    picked.pick(Condition.of("k.id = ?", company).and(companies).within(CONTACTS, ")"));
        }
        return labels.narrow(picked, LabelOwner.CUSTOMER);
    }

    /** The names of companies that the caller may not see are in the column too, but must find nobody. */
    private static Listing searched(Listing list, SearchText text, Condition companies) {
        Listing found = list.narrow(text.condition("c"));
        return companies.equals(Condition.ALL) ? found : found.narrow(text.condition(companies.within(TEXT, "))")));
    }
}
