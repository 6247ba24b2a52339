package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.label.Labels;
import java.util.List;

/**
 * Finds whom the rows mean, and what stands against writing them: sets against sets, whatever the number of rows. {@code %s} in the parts
 * is the table of rows.
 */
final class MatchSql {

    private static final String RANGE = "s.job_id = :job AND s.row_number > :from AND s.row_number <= :to";

    /** Of a match that was made before. */
    private static final String FORGET =
            "UPDATE %s s SET target_id = NULL WHERE " + RANGE + " AND s.target_id IS NOT NULL";

    private static final String FIND_COMPANIES = """
            UPDATE import_company r SET target_id = f.target
            FROM (SELECT s.row_number, coalesce(i.id, e.id, n.id, m.id) AS target
                  FROM import_company s
                    LEFT JOIN company i ON i.id = s.id
                    LEFT JOIN company e ON e.external_id = s.external_id
                    LEFT JOIN company n ON n.customer_number = s.customer_number
                    LEFT JOIN company m ON lower(m.email) = lower(s.email)
                  WHERE\s""" + RANGE + """
            ) f
            WHERE r.job_id = :job AND r.row_number = f.row_number AND f.target IS NOT NULL
            """;

    // An id of the past means the customer of today. Neither a guest nor who is erased is a contact.
    private static final String FIND_CONTACTS = """
            UPDATE import_contact r SET target_id = f.target
            FROM (SELECT s.row_number, coalesce(i.id, e.id, n.id, m.id) AS target
                  FROM import_contact s
                    LEFT JOIN customer_alias a ON a.old_id = s.id
                    LEFT JOIN customer i ON i.id = coalesce(a.customer_id, s.id) AND i.erased_at IS NULL
                      AND i.account_type IS DISTINCT FROM 'guest'
                    LEFT JOIN customer e ON e.external_id = s.external_id AND e.account_type IS DISTINCT FROM 'guest'
                    LEFT JOIN customer n ON n.customer_number = s.customer_number AND n.account_type IS DISTINCT FROM 'guest'
                    LEFT JOIN customer m ON lower(m.email) = lower(s.email) AND (m.user_id IS NULL OR m.email_verified)
                  WHERE\s""" + RANGE + """
            ) f
            WHERE r.job_id = :job AND r.row_number = f.row_number AND f.target IS NOT NULL
            """;

    // By id, external id, customer number, or name. An empty text stands for a name that several companies have.
    private static final String FIND_COMPANIES_OF_CONTACTS = """
            WITH named AS MATERIALIZED (
              SELECT DISTINCT s.company AS text FROM import_contact s WHERE\s""" + RANGE + """
               AND s.company IS NOT NULL
            ), found AS MATERIALIZED (
              SELECT n.text, coalesce(i.id, e.id, c.id, CASE WHEN b.many > 1 THEN '' ELSE b.one END) AS id
              FROM named n
                LEFT JOIN company i ON i.id = n.text
                LEFT JOIN company e ON e.external_id = n.text
                LEFT JOIN company c ON c.customer_number = n.text
                LEFT JOIN LATERAL (SELECT min(k.id) AS one, count(*) AS many FROM company k
                                   WHERE i.id IS NULL AND e.id IS NULL AND c.id IS NULL
                                     AND k.name_key = company_name_key(n.text) AND lower(k.name) = lower(n.text)) b ON true
            )
            UPDATE import_contact s SET company_id = f.id FROM found f WHERE\s""" + RANGE + """
             AND s.company = f.text AND s.company_id IS DISTINCT FROM f.id
            """;

    private static final String DUPLICATE = """
            SELECT s.row_number, '{field}', 'duplicate', 'row ' || f.first || ' has the same'
            FROM {table} s JOIN (SELECT {key} AS key, min(s.row_number) AS first FROM {table} s
                                 WHERE\s""" + RANGE + """
             AND {given} GROUP BY {key} HAVING count(*) > 1) f ON f.key = {key}
            WHERE\s""" + RANGE + """
             AND s.row_number > f.first
            """;

    private static final String TAKEN = """
            SELECT s.row_number, '{field}', 'taken', 'another one has this value already'
            FROM {table} s JOIN {owner} o ON {same} WHERE\s""" + RANGE + """
             AND o.id IS DISTINCT FROM s.target_id
            """;

    private static final String TOO_MANY_WORDS = """
            SELECT s.row_number, '{kind}s', 'too_many_words', 'there would be more than {most}'
            FROM {table} s WHERE\s""" + RANGE + """
             AND s.{kind}s IS NOT NULL
              AND (SELECT count(*) FROM (SELECT lower(w) FROM unnest(s.{kind}s) w UNION
                     SELECT lower(l.name) FROM label l WHERE l.{owner}_id = s.target_id AND l.kind = '{kind}') n) > {most}
            """;

    private static final String UNKNOWN_ID = """
            SELECT s.row_number, 'id', 'unknown_id', 'there is none with this id'
            FROM {table} s WHERE\s""" + RANGE + """
             AND s.id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM {owner} o WHERE o.id = s.target_id
                              AND (o.id = s.id OR EXISTS (SELECT 1 FROM customer_alias a
                                                          WHERE a.old_id = s.id AND a.customer_id = o.id)))
            """;

    private static final String MISSING = """
            SELECT s.row_number, '{field}', 'missing', 'is missing: who is new needs one'
            FROM {table} s WHERE\s""" + RANGE + """
             AND s.target_id IS NULL AND s.{field} IS NULL
            """;

    private static final String OF_CONTACTS = """
            UNION ALL
            SELECT s.row_number, 'email', 'email_of_login', 'only the customer changes it, since it belongs to the login'
            FROM import_contact s JOIN customer c ON c.id = s.target_id
            WHERE\s""" + RANGE + """
             AND c.user_id IS NOT NULL AND lower(s.email) IS DISTINCT FROM lower(c.email) AND s.email IS NOT NULL
            UNION ALL
            SELECT s.row_number, 'company', CASE WHEN s.company_id IS NULL THEN 'unknown_company' ELSE 'ambiguous_company' END,
                   CASE WHEN s.company_id IS NULL THEN 'there is no company with this id, external id, customer number or name'
                        ELSE 'several companies bear this name; give the id or the number' END
            FROM import_contact s WHERE\s""" + RANGE + """
             AND s.company IS NOT NULL AND coalesce(s.company_id, '') = ''
            UNION ALL
            SELECT s.row_number, 'company', 'personal_account', 'this customer has a personal account, which has no company'
            FROM import_contact s JOIN customer c ON c.id = s.target_id
            WHERE\s""" + RANGE + """
             AND c.account_type = 'personal' AND s.company IS NOT NULL
            UNION ALL
            SELECT s.row_number, 'role', 'last_admin', 'the company would be left without an admin'
            FROM import_contact s JOIN membership m ON m.customer_id = s.target_id AND m.company_id = s.company_id
            WHERE\s""" + RANGE + """
             AND m.role = 'admin' AND s.role <> 'admin'
              AND NOT EXISTS (SELECT 1 FROM membership o
                              WHERE o.company_id = m.company_id AND o.role = 'admin' AND o.customer_id <> m.customer_id
                                AND NOT EXISTS (SELECT 1 FROM import_contact x
                                                WHERE x.job_id = :job AND x.target_id = o.customer_id
                                                  AND x.company_id = o.company_id AND x.role <> 'admin'))
            """;

    private static final String KEEP = """
            INSERT INTO import_error (job_id, row_number, columns, codes, messages, cells, email, customer_id)
            SELECT s.job_id, s.row_number, w.fields, w.codes, w.messages, s.cells, lower(nullif(s.email, '')), {customer}
            FROM (SELECT n.row_number, array_agg(n.field) AS fields, array_agg(n.code) AS codes, array_agg(n.message) AS messages
                  FROM ({wrong}) n (row_number, field, code, message) GROUP BY n.row_number) w
              JOIN {table} s ON s.row_number = w.row_number WHERE s.job_id = :job
            """;

    private static final String LEAVE_OUT =
            "DELETE FROM %s s USING import_error e WHERE s.job_id = :job AND e.job_id = s.job_id AND e.row_number = s.row_number";

    /** How many new companies bear the name of another one, and some of the rows. */
    static final String SAME_NAMES = """
            WITH named AS MATERIALIZED (
              SELECT s.row_number, s.target_id, company_name_key(s.name) AS key FROM import_company s WHERE\s""" + RANGE + """
             AND s.name IS NOT NULL AND s.target_id IS NULL
            ), same AS (
              SELECT n.row_number FROM named n
              WHERE EXISTS (SELECT 1 FROM company k WHERE k.name_key = n.key)
                 OR n.key IN (SELECT o.key FROM named o GROUP BY o.key HAVING count(*) > 1)
            )
            SELECT count(*), (array_agg(m.row_number ORDER BY m.row_number))[1:10] FROM same m
            """;

    private MatchSql() {}

    /** The statements that find whom the rows mean. */
    static List<String> find(ImportKind kind) {
        return kind == ImportKind.COMPANIES
                ? List.of(FORGET.formatted(kind.table()), FIND_COMPANIES)
                : List.of(FORGET.formatted(kind.table()), FIND_CONTACTS, FIND_COMPANIES_OF_CONTACTS);
    }

    /** The statements that put aside rows with mistakes. */
    static List<String> judge(ImportKind kind) {
        boolean companies = kind == ImportKind.COMPANIES;
        String unverified = companies ? "" : " AND (o.user_id IS NULL OR o.email_verified)";
        String wrong = String.join(
                        "UNION ALL\n",
                        UNKNOWN_ID,
                        taken("externalId", "o.external_id = s.external_id"),
                        taken("customerNumber", "o.customer_number = s.customer_number"),
                        taken("email", "lower(o.email) = lower(s.email)" + unverified),
                        duplicate("id", "s.target_id", "s.target_id IS NOT NULL"),
                        duplicate("externalId", "s.external_id", "s.external_id <> ''"),
                        duplicate("customerNumber", "s.customer_number", "s.customer_number <> ''"),
                        duplicate("email", "lower(s.email)", "s.email IS NOT NULL"),
                        TOO_MANY_WORDS.replace("{kind}", "label"),
                        TOO_MANY_WORDS.replace("{kind}", "tag"),
                        MISSING.replace("{field}", "email"),
                        MISSING.replace("{field}", companies ? "name" : "company"))
                + (companies ? "" : OF_CONTACTS);
        String keep = KEEP.replace("{wrong}", wrong)
                .replace("{customer}", companies ? "NULL" : "s.target_id")
                .replace("{table}", kind.table())
                .replace("{owner}", kind.owner().table())
                .replace("{most}", Integer.toString(Labels.MOST));
        return List.of(keep, LEAVE_OUT.formatted(kind.table()));
    }

    private static String taken(String field, String same) {
        return TAKEN.replace("{field}", field).replace("{same}", same);
    }

    private static String duplicate(String field, String key, String given) {
        return DUPLICATE.replace("{field}", field).replace("{key}", key).replace("{given}", given);
    }
}
