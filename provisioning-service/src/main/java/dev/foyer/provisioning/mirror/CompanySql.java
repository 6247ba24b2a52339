package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.domain.DomainSql;

/**
 * The statements that read the business names of confirmed sign-ups; {@link BusinessNames} has the order. Like those of
 * {@link BatchSql}, and after them.
 */
final class CompanySql {

    // Whose business name is to be read. Of the customer's row, where the batch has just been written. Placed is
    // who has a company, or has asked for one.
    private static final String NAMED = BatchSql.BATCH + """
            , named_contact AS (
              SELECT c.id, c.user_id, c.email, trimmed(c.business_name) AS company_name, b.created_at,
                     EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = c.id)
                       OR EXISTS (SELECT 1 FROM request r WHERE r.customer_id = c.id AND r.status = 'open') AS placed
              FROM batch b JOIN customer c ON c.user_id = b.user_id
              WHERE NOT b.gone AND c.email_verified AND c.email IS NOT NULL AND c.account_type = 'business'
                AND trimmed(c.business_name) <> '' AND c.business_name_read_at IS NULL
            )
            """;

    /**
     * Locks the companies that may get a member or a request here. Before any customer is written, since whoever changes members
     * locks the company first.
     */
    static final String LOCK = BatchSql.BATCH + """
            , unread AS MATERIALIZED (
              SELECT b.email FROM batch b LEFT JOIN customer o ON o.user_id = b.user_id
              WHERE NOT b.gone AND NOT b.email_taken AND b.email_verified AND b.account_type = 'business'
                AND o.business_name_read_at IS NULL
            )
            SELECT k.id FROM company k
            WHERE k.id IN (SELECT o.id FROM unread u JOIN company o ON lower(o.email) = lower(u.email)
                           UNION ALL
                           SELECT i.company_id FROM unread u JOIN invitation i ON lower(i.email) = lower(u.email)
                           WHERE i.status = 'open'
                           UNION ALL
                           SELECT d.company_id FROM unread u CROSS JOIN LATERAL\s""" + DomainSql.companyOf("u.email") + """
                             AS d WHERE d.joining = 'automatic')
            ORDER BY k.id FOR NO KEY UPDATE
            """;

    /** Whose business name is read now: contact, with id, email, company_name and placed. */
    static final String CONTACT = NAMED + """
            , contact AS (SELECT n.* FROM named_contact n WHERE length(n.company_name) <= 255)
            """;

    /** Condition on the contact t: the next one to {@link #TAKE_CHARGE} of a company that may buy. */
    static final String HAS_OWN = """
            EXISTS (SELECT 1 FROM company o
                    WHERE lower(o.email) = lower(t.email) AND o.status = 'active'
                      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.company_id = o.id))
            """;

    // The company that has proved the domain of the contact t, where that is enough to be asked for as a member.
    // Where it is enough to be one, DomainMemberSql has done that, unless nobody is there to answer for it.
    private static final String ASKS_BY_DOMAIN =
            "(SELECT d.company_id FROM " + DomainSql.companyOf("t.email") + " AS d WHERE d.joining <> 'suggest')";

    // The contacts that are to be placed still, with what finds a company for them.
    private static final String SEEKER = """
            SELECT t.*, company_name_key(t.company_name) AS name_key, """ + ASKS_BY_DOMAIN + """
                   AS domain_company
            FROM contact t WHERE NOT t.placed
            """;

    /** As {@link #CONTACT}, and those of them for whom there is no company yet, by name, address or domain: newcomer. */
    static final String NEWCOMER = CONTACT + """
            , seeker AS MATERIALIZED (
            """ + SEEKER + """
            ), newcomer AS MATERIALIZED (
              SELECT s.* FROM seeker s
              WHERE s.domain_company IS NULL
                AND NOT EXISTS (SELECT 1 FROM company k WHERE k.name_key = s.name_key AND k.status <> 'rejected')
                AND NOT EXISTS (SELECT 1 FROM company k WHERE lower(k.email) = lower(s.email))
            )
            """;

    /** The users whose business name is no company's. */
    static final String NAMES_TOO_LONG = NAMED + """
            SELECT n.user_id FROM named_contact n WHERE length(n.company_name) > 255
            """;

    // Of several with one name the first has it.
    private static final String CREATE = NEWCOMER + """
            INSERT INTO company (name, email, status, registered_at)
            SELECT DISTINCT ON (n.name_key) n.company_name, n.email, %s
            FROM newcomer n
            ORDER BY n.name_key, n.created_at, n.id
            ON CONFLICT (lower(email)) DO NOTHING
            """;

    /** A company for each newcomer, which may buy at once. */
    static final String CREATE_ACTIVE = CREATE.formatted("'active', now()");

    /** A company for each newcomer, which waits for staff. */
    static final String CREATE_PENDING = CREATE.formatted("'pending', NULL::timestamptz");

    /**
     * Who proved a company's address is its admin, as long as it has no member: of one that was just made for them too. While
     * staff have not let it in, that opens no door, and they are asked to. Into a company that has members, or that was
     * blocked, an address opens no door at all.
     */
    static final String TAKE_CHARGE = CONTACT + """
            , own AS MATERIALIZED (
              SELECT t.id AS customer_id, t.company_name, k.id AS company_id, k.status
              FROM contact t JOIN company k ON lower(k.email) = lower(t.email)
              WHERE NOT t.placed AND k.status <> 'blocked'
                AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id)
            ), joined AS (
              INSERT INTO membership (customer_id, company_id, role) SELECT o.customer_id, o.company_id, 'admin' FROM own o
            ), asked AS (
              INSERT INTO request (type, customer_id, company_id, company_name)
              SELECT 'new_company', o.customer_id, o.company_id, o.company_name FROM own o WHERE o.status <> 'active'
            ), told AS (
              INSERT INTO mail (customer_id, template, parameters)
              SELECT o.customer_id, 'company-requested', jsonb_build_object('company', o.company_name)
              FROM own o WHERE o.status <> 'active'
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            FROM own o WHERE k.id = o.company_id AND k.created_at < now()
            """;

    /**
     * Who is left has typed the name of a company that exists, proved the address of one, or has an address below a domain of
     * one that wants to be asked. Nobody becomes a member by that: its admins, if it may buy, and staff are asked. A business name is read once, whatever came of it; who does not
     * wait for an answer is registered.
     */
    static final String ASK_TO_JOIN = CONTACT + """
            , guess AS MATERIALIZED (
              SELECT s.id AS customer_id, s.email, s.company_name, g.id AS company_id, g.name, g.status
              FROM (""" + SEEKER + """
                   ) s
                   CROSS JOIN LATERAL (
                     SELECT k.id, k.name, k.status FROM company k
                     WHERE k.name_key = s.name_key AND k.status <> 'rejected' OR lower(k.email) = lower(s.email)
                        OR k.id = s.domain_company
                     ORDER BY k.name_key <> s.name_key OR k.status = 'rejected',
                              CASE WHEN k.name_key = s.name_key THEN k.id IS DISTINCT FROM s.domain_company
                                   ELSE k.id IS NOT DISTINCT FROM s.domain_company END,
                              array_position(ARRAY['active', 'pending', 'blocked'], k.status),
                              k.created_at, k.id
                     LIMIT 1) g
            ), asked AS (
              INSERT INTO request (type, customer_id, company_id, company_name)
              SELECT 'join_company', g.customer_id, g.company_id, g.company_name FROM guess g
            ), person_told AS (
              INSERT INTO mail (customer_id, template, parameters)
              SELECT g.customer_id, 'join-requested', jsonb_build_object('company', g.company_name) FROM guess g
            ), admins_told AS (
              INSERT INTO mail (customer_id, template, parameters)
              SELECT a.id, 'join-request', jsonb_build_object('company', g.name, 'email', g.email)
              FROM guess g JOIN membership m ON m.company_id = g.company_id AND m.role = 'admin'
                   JOIN customer a ON a.id = m.customer_id
              WHERE g.status = 'active' AND a.active AND a.user_id IS NOT NULL
            )
            UPDATE customer c
            SET business_name_read_at = now(),
                registered_at = coalesce(c.registered_at, CASE
                  WHEN c.id NOT IN (SELECT g.customer_id FROM guess g)
                   AND NOT EXISTS (SELECT 1 FROM request r WHERE r.customer_id = c.id AND r.status = 'open')
                  THEN clock_timestamp() END),
                version = c.version + 1, updated_at = clock_timestamp()
            FROM contact t WHERE c.id = t.id
            """;

    private CompanySql() {}
}
