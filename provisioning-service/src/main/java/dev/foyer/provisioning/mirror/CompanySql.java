package dev.foyer.provisioning.mirror;

/** The statements that read the business names of confirmed sign-ups. Like those of {@link BatchSql}, and after them. */
final class CompanySql {

    // Whose business name is to be read. Of the customer's row, where the batch has just been written.
    private static final String NAMED = BatchSql.BATCH + """
            , named_contact AS (
              SELECT c.id, c.user_id, c.email, trimmed(c.business_name) AS company_name,
                     EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = c.id) AS has_company
              FROM batch b JOIN customer c ON c.user_id = b.user_id
              WHERE NOT b.gone AND c.email_verified AND c.email IS NOT NULL AND c.account_type = 'business'
                AND trimmed(c.business_name) <> '' AND c.business_name_read_at IS NULL
            )
            """;

    // Whose business name is read now.
    private static final String CONTACT = NAMED + """
            , contact AS (SELECT n.* FROM named_contact n WHERE length(n.company_name) <= 255)
            """;

    /** The users whose business name is no company's. */
    static final String NAMES_TOO_LONG = NAMED + """
            SELECT n.user_id FROM named_contact n WHERE length(n.company_name) > 255
            """;

    /** A company for each contact who has none, unless there is one with that very address. */
    static final String CREATE_COMPANIES = CONTACT + """
            INSERT INTO company (name, email, registered_at)
            SELECT t.company_name, t.email, now() FROM contact t WHERE NOT t.has_company
            ON CONFLICT (lower(email)) DO NOTHING
            """;

    /**
     * Who proved a company's address is its admin, as long as it has no member. Into a company that has members, or that
     * staff have not let in, an address opens no door: the contact stays without one.
     */
    static final String JOIN_COMPANIES = CONTACT + """
            , joined AS (
              INSERT INTO membership (customer_id, company_id, role)
              SELECT t.id, k.id, 'admin'
              FROM contact t JOIN company k ON lower(k.email) = lower(t.email)
              WHERE NOT t.has_company AND k.status = 'active'
                AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id)
              RETURNING company_id
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            FROM joined j WHERE k.id = j.company_id AND k.created_at < now()
            """;

    /** A business name is read once, whatever came of it. */
    static final String MARK_READ = CONTACT + """
            UPDATE customer c
            SET business_name_read_at = now(), version = c.version + 1, updated_at = clock_timestamp()
            FROM contact t WHERE c.id = t.id
            """;

    private CompanySql() {}
}
