package dev.foyer.provisioning.mirror;

/**
 * The statements by which a customer without login becomes that of the user who proves its address. Like those of
 * {@link BatchSql}, and between its LINK_BY_ID and its UPSERT.
 */
final class AdoptionSql {

    // A user, under the alias s, who never proved an address, as no guest has, and whom staff took for nobody: all
    // that there is goes along.
    private static final String NEVER_KNOWN = """
            (NOT s.email_verified AND NOT s.email_kept AND s.registered_at IS NULL AND s.customer_number IS NULL AND s.external_id IS NULL
              AND s.requested_at IS NULL AND s.rejected_at IS NULL AND s.invited_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM request r WHERE r.customer_id = s.id))
            """;

    // A user's own row gives way only when it is a stub, or one whose orders and the rest can go along. Whoever had a
    // login before is "former", and who proved the address had one: holding it today tells nothing about the rights
    // that the address gave then.
    static final String ADOPTION = BatchSql.BATCH + """
            , adoption AS (
              SELECT b.user_id, p.id AS prospect_id, p.registered_at IS NOT NULL OR p.email_verified AS former,
                     CASE WHEN EXISTS (SELECT 1 FROM customer o
                                       WHERE o.id = b.target_id AND o.id <> p.id AND o.user_id IS DISTINCT FROM b.user_id)
                          THEN b.user_id ELSE b.target_id END AS target_id
              FROM batch b JOIN customer p ON p.user_id IS NULL AND lower(p.email) = lower(b.email)
              WHERE NOT b.gone AND b.email_verified
                AND NOT EXISTS (SELECT 1 FROM customer s WHERE s.user_id = b.user_id AND NOT (
            """ + BatchSql.STUB + " OR " + NEVER_KNOWN + """
                ))
            )
            """;

    /** The row that the user has so far gives way to the prospect that the user turns out to be. */
    static final String REMOVE_FORMER_ROWS = ADOPTION + """
            DELETE FROM customer s USING adoption a WHERE s.user_id = a.user_id
            """;

    /** The prospect's id stays as an alias; its reference follows when the id changes. */
    static final String KEEP_ALIASES = ADOPTION + """
            INSERT INTO customer_alias (old_id, customer_id)
            SELECT a.prospect_id, a.prospect_id FROM adoption a WHERE a.prospect_id <> a.target_id
            ON CONFLICT (old_id) DO UPDATE SET customer_id = excluded.customer_id
            """;

    /** Companies are locked before customers, as everywhere. */
    static final String LOCK_COMPANIES = ADOPTION + """
            SELECT k.id FROM company k
            WHERE k.id IN (SELECT m.company_id FROM adoption a JOIN membership m ON m.customer_id = a.prospect_id WHERE a.former)
            ORDER BY k.id FOR NO KEY UPDATE
            """;

    /** Both rows of whoever has two, before anything that hangs on them, as everywhere. */
    static final String LOCK_CUSTOMERS = ADOPTION + """
            SELECT c.id FROM customer c
            WHERE c.id IN (SELECT a.prospect_id FROM adoption a)
               OR c.id IN (SELECT s.id FROM adoption a JOIN customer s ON s.user_id = a.user_id)
            ORDER BY c.id FOR UPDATE
            """;

    /** Who had a login before starts without companies, and is asked for one like everybody new. */
    static final String END_MEMBERSHIPS = ADOPTION + """
            , ended AS (
              DELETE FROM membership m USING adoption a WHERE a.former AND m.customer_id = a.prospect_id
              RETURNING m.company_id
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            WHERE k.id IN (SELECT e.company_id FROM ended e)
            """;

    /** And without the addresses at which the former holder of the mailbox lives. */
    static final String FORGET_ADDRESSES = ADOPTION + """
            DELETE FROM address x USING adoption a WHERE a.former AND x.customer_id = a.prospect_id
            """;

    /** Nor do the former holder's consents bind the new one, whose own come after this. */
    static final String WITHDRAW_CONSENTS = ADOPTION + """
            UPDATE consent n SET withdrawn_at = clock_timestamp(), withdrawn_by = current_setting('foyer.actor')
            FROM adoption a
            WHERE a.former AND n.customer_id = a.prospect_id AND n.withdrawn_at IS NULL
            """;

    /** Who had a login before and signs up once more answers anew; what staff wrote stays. */
    static final String GIVE_WAY = ADOPTION + """
            DELETE FROM answer r
            USING adoption a JOIN batch b ON b.user_id = a.user_id
                  CROSS JOIN LATERAL jsonb_to_recordset(b.answers) AS g (question text)
            WHERE a.former AND r.customer_id = a.prospect_id AND r.source = 'sign_up' AND r.question = g.question
            """;

    /** The prospect becomes the user's customer. What a former one asked for says nothing of the new one. */
    static final String ADOPT = ADOPTION + """
            UPDATE customer c
            SET id = a.target_id, user_id = a.user_id,
                requested_at = CASE WHEN NOT a.former THEN c.requested_at END,
                rejected_at = CASE WHEN NOT a.former THEN c.rejected_at END,
                business_name_read_at = CASE WHEN a.former THEN NULL ELSE c.business_name_read_at END,
                version = c.version + 1, updated_at = clock_timestamp()
            FROM adoption a
            WHERE c.id = a.prospect_id
            """;

    private AdoptionSql() {}
}
