package dev.foyer.provisioning.mirror;

/**
 * The statements that apply a batch, in this order. Sets are moved, so it is SQL: a dozen statements for five hundred
 * users. Each takes the batch as its one parameter, and each repeated changes nothing.
 */
final class BatchSql {

    // The id that a customer gets: what an administrator wrote into the user's attribute, unless it is somebody else's.
    private static final String BATCH = """
            WITH batch AS MATERIALIZED (
              SELECT b."userId" AS user_id, b.gone, nullif(b.email, '') AS email, b."emailVerified" AS email_verified,
                     b."firstName" AS first_name, b."lastName" AS last_name, b.enabled, b.language,
                     CASE WHEN b."accountType" IN ('business', 'personal', 'guest') THEN b."accountType" END AS account_type,
                     b."businessName" AS business_name, b."firstSignInAt" AS first_sign_in_at,
                     CASE WHEN b."customerId" ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
                           AND NOT EXISTS (SELECT 1 FROM customer o
                                           WHERE o.id = lower(b."customerId") AND o.user_id <> b."userId")
                          THEN lower(b."customerId") ELSE b."userId" END AS target_id
              FROM jsonb_to_recordset(?::jsonb) AS b(
                "userId" text, gone boolean, email text, "emailVerified" boolean, "firstName" text, "lastName" text,
                enabled boolean, language text, "accountType" text, "businessName" text, "firstSignInAt" timestamptz,
                "customerId" text)
            )
            """;

    // Who has proved an address that a customer without login has. A user's own row gives way only when it is a stub:
    // never verified, nothing attached.
    private static final String ADOPTION = BATCH + """
            , adoption AS (
              SELECT b.user_id, b.target_id, p.id AS prospect_id
              FROM batch b JOIN customer p ON p.user_id IS NULL AND lower(p.email) = lower(b.email)
              WHERE NOT b.gone AND b.email_verified
                AND NOT EXISTS (
                  SELECT 1 FROM customer s
                  WHERE s.user_id = b.user_id
                    AND (s.registered_at IS NOT NULL OR s.customer_number IS NOT NULL
                         OR EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = s.id)))
            )
            """;

    // Whose business name is to be read now. Of the customer's row, where the batch has just been written.
    private static final String CONTACT = BATCH + """
            , contact AS (
              SELECT c.id, c.email, trimmed(c.business_name) AS company_name,
                     EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = c.id) AS has_company
              FROM batch b JOIN customer c ON c.user_id = b.user_id
              WHERE NOT b.gone AND c.email_verified AND c.email IS NOT NULL AND c.account_type = 'business'
                AND trimmed(c.business_name) <> '' AND c.business_name_read_at IS NULL
            )
            """;

    /** A deleted user leaves the customer. An address that was never proved does not stay: nobody may be matched by it. */
    static final String LEAVE_WITHOUT_LOGIN = BATCH + """
            UPDATE customer c
            SET user_id = NULL, active = false, email = CASE WHEN c.email_verified THEN c.email END,
                version = c.version + 1, updated_at = clock_timestamp()
            FROM batch b
            WHERE b.gone AND c.user_id = b.user_id AND c.registered_at IS NOT NULL
            """;

    /** A deleted user that never proved an address leaves nothing. */
    static final String REMOVE = BATCH + """
            DELETE FROM customer c USING batch b
            WHERE b.gone AND c.user_id = b.user_id AND c.registered_at IS NULL
            """;

    /** A customer without login whose id the user names, or had before, gets the login. */
    static final String LINK_BY_ID = BATCH + """
            UPDATE customer c
            SET user_id = b.user_id, version = c.version + 1, updated_at = clock_timestamp()
            FROM batch b
            WHERE NOT b.gone AND c.id = b.target_id AND c.user_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM customer s WHERE s.user_id = b.user_id)
            """;

    /** The row of an unverified user gives way to the prospect that the user turns out to be. */
    static final String REMOVE_STUBS = ADOPTION + """
            DELETE FROM customer s USING adoption a WHERE s.user_id = a.user_id
            """;

    /** The prospect's id stays as an alias; its reference follows when the id changes. */
    static final String KEEP_ALIASES = ADOPTION + """
            INSERT INTO customer_alias (old_id, customer_id)
            SELECT a.prospect_id, a.prospect_id FROM adoption a WHERE a.prospect_id <> a.target_id
            ON CONFLICT (old_id) DO UPDATE SET customer_id = excluded.customer_id
            """;

    /** The prospect becomes the user's customer. */
    static final String ADOPT = ADOPTION + """
            UPDATE customer c
            SET id = a.target_id, user_id = a.user_id, version = c.version + 1, updated_at = clock_timestamp()
            FROM adoption a
            WHERE c.id = a.prospect_id
            """;

    /** What Keycloak owns. Facts are set once; a verified address that goes is kept among the former ones. */
    static final String UPSERT = BATCH + """
            INSERT INTO customer AS c (id, user_id, email, email_verified, first_name, last_name, language, active,
                                       account_type, business_name, first_sign_in_at, registered_at)
            SELECT b.target_id, b.user_id, b.email, b.email_verified, b.first_name, b.last_name, b.language, b.enabled,
                   b.account_type, b.business_name, b.first_sign_in_at,
                   CASE WHEN b.email_verified THEN clock_timestamp() END
            FROM batch b
            WHERE NOT b.gone
            ON CONFLICT (user_id) DO UPDATE
            SET email = excluded.email, email_verified = excluded.email_verified, first_name = excluded.first_name,
                last_name = excluded.last_name, language = excluded.language, active = excluded.active,
                account_type = excluded.account_type, business_name = excluded.business_name,
                first_sign_in_at = coalesce(c.first_sign_in_at, excluded.first_sign_in_at),
                registered_at = coalesce(c.registered_at, excluded.registered_at),
                former_emails = array_remove(
                    CASE WHEN c.email_verified AND lower(c.email) IS DISTINCT FROM lower(excluded.email)
                         THEN array_append(array_remove(c.former_emails, c.email), c.email)
                         ELSE c.former_emails END,
                    excluded.email),
                version = c.version + 1, updated_at = clock_timestamp()
            WHERE (c.email, c.email_verified, c.first_name, c.last_name, c.language, c.active, c.account_type,
                   c.business_name, c.first_sign_in_at, c.registered_at)
              IS DISTINCT FROM
                  (excluded.email, excluded.email_verified, excluded.first_name, excluded.last_name, excluded.language,
                   excluded.active, excluded.account_type, excluded.business_name,
                   coalesce(c.first_sign_in_at, excluded.first_sign_in_at),
                   coalesce(c.registered_at, excluded.registered_at))
            """;

    /** A company for each contact who has none, unless there is one with that very address. */
    static final String CREATE_COMPANIES = CONTACT + """
            INSERT INTO company (name, email, registered_at)
            SELECT t.company_name, t.email, now() FROM contact t WHERE NOT t.has_company
            ON CONFLICT (lower(email)) DO NOTHING
            """;

    /** The first member of a company is its admin; who comes to a company that has members may buy. */
    static final String JOIN_COMPANIES = CONTACT + """
            , joined AS (
              INSERT INTO membership (customer_id, company_id, role)
              SELECT t.id, k.id,
                     CASE WHEN EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id) THEN 'buyer' ELSE 'admin' END
              FROM contact t JOIN company k ON lower(k.email) = lower(t.email)
              WHERE NOT t.has_company
              RETURNING company_id
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            FROM joined j WHERE k.id = j.company_id AND k.created_at < now()
            """;

    /** A business name is read once. */
    static final String MARK_READ = CONTACT + """
            UPDATE customer c
            SET business_name_read_at = now(), version = c.version + 1, updated_at = clock_timestamp()
            FROM contact t WHERE c.id = t.id
            """;

    /** Who is applied is not parked any more. */
    static final String UNPARK = BATCH + """
            DELETE FROM mirror_parked p USING batch b WHERE p.user_id = b.user_id
            """;

    private BatchSql() {}
}
