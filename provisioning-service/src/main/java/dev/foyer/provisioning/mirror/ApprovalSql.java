package dev.foyer.provisioning.mirror;

/**
 * Conditions on the user b of a batch and the customer o as it is now: who has proved an address and is not registered all the
 * same, because somebody has to let them in first.
 */
final class ApprovalSql {

    private static final String MEMBER = """
            EXISTS (SELECT 1 FROM membership m JOIN company k ON k.id = m.company_id
                    WHERE m.customer_id = o.id AND k.status = 'active')
            """;

    /** Asked and was not let in yet. Persons are let in by nobody but themselves. */
    static final String WAITS =
            "(o.requested_at IS NOT NULL AND b.account_type IS DISTINCT FROM 'personal' AND NOT " + MEMBER + ")";

    /** As {@link #WAITS}, or is about to ask, once the business name is read. */
    static final String WILL_WAIT = "(" + WAITS + """
            OR coalesce(b.account_type = 'business' AND trimmed(b.business_name) <> '' AND b.email IS NOT NULL, false)
               AND o.business_name_read_at IS NULL AND NOT\s""" + MEMBER + ")";

    private ApprovalSql() {}
}
