package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.imports.ImportField.Form;
import dev.foyer.provisioning.label.LabelOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a range of rows, each statement the whole range. What differs is noted first, so that a row that says nothing new changes
 * nothing: no version, no audit. Locks are taken as everybody takes them: companies before customers, by id.
 */
final class WriteSql {

    /** Whom a range changes; made once in a connection. */
    static final String TOUCHED =
            "CREATE TEMPORARY TABLE IF NOT EXISTS import_touched (id text COLLATE \"C\" PRIMARY KEY) ON COMMIT DELETE ROWS";

    static final String FORGET_TOUCHED = "DELETE FROM import_touched";

    private static final String RANGE = "s.job_id = :job AND s.row_number > :from AND s.row_number <= :to";

    static final String COUNT =
            "SELECT count(*) FILTER (WHERE s.target_id IS NULL), (SELECT count(*) FROM import_touched), count(*)"
                    + " FROM %s s WHERE " + RANGE;

    private static final String LOCK = "SELECT 1 FROM {owner} o WHERE o.id IN (SELECT s.{column} FROM {table} s WHERE "
            + RANGE + " AND s.{column} IS NOT NULL) ORDER BY o.id FOR NO KEY UPDATE";

    private static final String TOUCH = """
            INSERT INTO import_touched (id)
            SELECT s.target_id FROM {table} s JOIN {owner} o ON o.id = s.target_id
            WHERE\s""" + RANGE + """
             AND ({differs}
              OR EXISTS (SELECT 1 FROM (VALUES ('label', s.labels), ('tag', s.tags)) v (kind, words), unnest(v.words) w
                         WHERE NOT EXISTS (SELECT 1 FROM label l WHERE l.{owner}_id = o.id AND l.kind = v.kind
                                           AND lower(l.name) = lower(w)))
              OR EXISTS (SELECT 1 FROM (VALUES ('label', s.labels_removed), ('tag', s.tags_removed)) v (kind, words),
                                       unnest(v.words) w
                         JOIN label l ON l.{owner}_id = o.id AND lower(l.name) = lower(w) WHERE l.kind = v.kind))
            """;

    private static final String DIFFERENT_MEMBERSHIP = """
            OR s.company_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM membership m
                                                         WHERE m.customer_id = o.id AND m.company_id = s.company_id
                                                           AND m.role = coalesce(s.role, m.role))""";

    private static final String UPDATE = """
            UPDATE {owner} o SET {set}, version = o.version + 1, updated_at = clock_timestamp()
            FROM {table} s, import_touched t WHERE\s""" + RANGE + " AND t.id = s.target_id AND o.id = s.target_id";

    private static final String INSERT_COMPANIES = """
            INSERT INTO company (id, {columns})
            SELECT s.new_id, {values} FROM import_company s WHERE\s""" + RANGE + " AND s.target_id IS NULL ORDER BY s.row_number";

    // With what search knows of the company at once: the trigger on memberships would write the row a second time.
    private static final String INSERT_CONTACTS = """
            INSERT INTO customer (id, account_type, company_text, {columns})
            SELECT s.new_id, 'business', concat_ws(E'\\n ', k.name, k.customer_number), {values}
            FROM import_contact s JOIN company k ON k.id = s.company_id
            WHERE\s""" + RANGE + " AND s.target_id IS NULL ORDER BY s.row_number";

    // What Keycloak owns as long as there is a login is wanted there, too. Another address than before has not been
    // proved.
    private static final String SET_OF_LOGINS = """
            wanted = CASE WHEN o.user_id IS NULL THEN o.wanted ELSE nullif(coalesce(o.wanted, '{}') || {wishes}, '{}') END,
            email = CASE WHEN s.email IS NULL OR o.user_id IS NOT NULL THEN o.email ELSE s.email END,
            email_verified = o.email_verified
              AND (s.email IS NULL OR o.user_id IS NOT NULL OR lower(s.email) IS NOT DISTINCT FROM lower(o.email)),
            former_emails = CASE WHEN s.email IS NULL OR o.user_id IS NOT NULL
                                      OR lower(s.email) IS NOT DISTINCT FROM lower(o.email) THEN o.former_emails
                            ELSE ARRAY(SELECT f FROM unnest(
                                         CASE WHEN o.email_verified THEN array_append(array_remove(o.former_emails, o.email), o.email)
                                              ELSE o.former_emails END) f
                                       WHERE lower(f) <> lower(s.email)) END""";

    private static final String WISH = """
            CASE WHEN s.%1$s IS NOT NULL AND nullif(s.%1$s, '') IS DISTINCT FROM o.%1$s
                 THEN jsonb_build_object('%2$s', nullif(s.%1$s, '')) ELSE '{}' END""";

    private static final String REMOVE_WORDS = """
            DELETE FROM label l USING {table} s, import_touched t
            WHERE\s""" + RANGE + """
             AND t.id = s.target_id AND l.{owner}_id = s.target_id
              AND lower(l.name) IN (SELECT lower(w) FROM unnest(CASE l.kind WHEN 'tag' THEN s.tags_removed ELSE s.labels_removed END) w)
            """;

    private static final String ADD_WORDS = """
            INSERT INTO label ({owner}_id, kind, name)
            SELECT coalesce(s.target_id, s.new_id), v.kind, w.name
            FROM {table} s, (VALUES ('label'), ('tag')) v (kind),
                 unnest(CASE v.kind WHEN 'tag' THEN s.tags ELSE s.labels END) WITH ORDINALITY w (name, place)
            WHERE\s""" + RANGE + """
             AND (s.labels IS NOT NULL OR s.tags IS NOT NULL)
            ORDER BY s.row_number, v.kind, w.place
            ON CONFLICT DO NOTHING
            """;

    // The first who comes without a role manages a company that nobody manages, as where staff add one contact.
    private static final String JOIN = """
            WITH joined AS (
              INSERT INTO membership (customer_id, company_id, role)
              SELECT n.customer_id, n.company_id, coalesce(n.role, CASE WHEN n.place = 1 AND NOT n.managed THEN 'admin' ELSE 'buyer' END)
              FROM (SELECT coalesce(s.target_id, s.new_id) AS customer_id, s.company_id, s.role, s.row_number,
                           row_number() OVER (PARTITION BY s.company_id ORDER BY s.role IS NOT NULL, s.row_number) AS place,
                           coalesce(bool_or(s.role = 'admin') OVER (PARTITION BY s.company_id), false)
                             OR EXISTS (SELECT 1 FROM membership m WHERE m.company_id = s.company_id AND m.role = 'admin') AS managed
                    FROM import_contact s
                    WHERE\s""" + RANGE + """
             AND s.company_id IS NOT NULL AND {who}) n
              ORDER BY n.row_number
              RETURNING company_id
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            WHERE k.id IN (SELECT j.company_id FROM joined j)
            """;

    private static final String OF_NEW = "s.target_id IS NULL";

    private static final String OF_OTHERS = """
            s.target_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM membership m
                                                    WHERE m.customer_id = s.target_id AND m.company_id = s.company_id)""";

    private static final String CHANGE_ROLES = """
            UPDATE membership m SET role = s.role FROM import_contact s
            WHERE\s""" + RANGE + """
             AND m.customer_id = s.target_id AND m.company_id = s.company_id AND m.role <> s.role
            """;

    private WriteSql() {}

    /** The statement that notes whom the range changes. */
    static String touch(ImportKind kind) {
        String differs = plain(kind).stream()
                .map(field -> "s.%1$s IS NOT NULL AND nullif(s.%1$s, '') IS DISTINCT FROM %2$s"
                        .formatted(field.column(), compared(kind, field)))
                .collect(Collectors.joining("\n  OR "));
        return fill(TOUCH, kind)
                .replace("{differs}", differs + (kind == ImportKind.CONTACTS ? "\n  " + DIFFERENT_MEMBERSHIP : ""));
    }

    /** The locks before anything is compared, in their order. */
    static List<String> locks(ImportKind kind) {
        List<String> locks = new ArrayList<>();
        if (kind == ImportKind.CONTACTS) {
            locks.add(
                    fill(LOCK.replace("{owner}", LabelOwner.COMPANY.table()).replace("{column}", "company_id"), kind));
        }
        locks.add(fill(LOCK.replace("{column}", "target_id"), kind));
        return locks;
    }

    /** The statements that write it, in their order. */
    static List<String> writes(ImportKind kind) {
        List<String> writes = new ArrayList<>(List.of(
                fill(UPDATE, kind).replace("{set}", set(kind)),
                (kind == ImportKind.COMPANIES ? INSERT_COMPANIES : INSERT_CONTACTS)
                        .replace("{columns}", columns(kind))
                        .replace("{values}", values(kind)),
                fill(REMOVE_WORDS, kind),
                fill(ADD_WORDS, kind)));
        if (kind == ImportKind.CONTACTS) {
            writes.add("SELECT set_config('foyer.new_members', 'on', true)");
            writes.add(JOIN.replace("{who}", OF_NEW));
            writes.add("SELECT set_config('foyer.new_members', '', true)");
            writes.add(JOIN.replace("{who}", OF_OTHERS));
            writes.add(CHANGE_ROLES);
        }
        return writes;
    }

    private static String set(ImportKind kind) {
        List<String> parts = new ArrayList<>();
        for (ImportField field : plain(kind)) {
            if (kind == ImportKind.COMPANIES || !field.name().equals("email")) {
                parts.add("%1$s = CASE WHEN s.%1$s IS NULL THEN o.%1$s ELSE %2$s END"
                        .formatted(field.column(), value(field)));
            }
        }
        if (kind == ImportKind.CONTACTS) {
            parts.add(SET_OF_LOGINS.replace(
                    "{wishes}",
                    String.join(
                            "\n|| ",
                            WISH.formatted("first_name", "firstName"),
                            WISH.formatted("last_name", "lastName"),
                            WISH.formatted("language", "language"))));
        }
        return String.join(",\n", parts);
    }

    private static String columns(ImportKind kind) {
        return plain(kind).stream().map(ImportField::column).collect(Collectors.joining(", "));
    }

    private static String values(ImportKind kind) {
        return plain(kind).stream().map(WriteSql::value).collect(Collectors.joining(", "));
    }

    private static String value(ImportField field) {
        return "nullif(s.%s, '')%s".formatted(field.column(), isNumber(field) ? "::numeric" : "");
    }

    /** Keycloak's spelling of a login's address stays. */
    private static String compared(ImportKind kind, ImportField field) {
        if (kind == ImportKind.CONTACTS && field.name().equals("email")) {
            return "CASE WHEN o.user_id IS NULL THEN o.email ELSE s.email END";
        }
        return "o." + field.column() + (isNumber(field) ? "::text" : "");
    }

    private static boolean isNumber(ImportField field) {
        return field.rule() instanceof PercentageText;
    }

    /** The fields that are columns of the owner. */
    private static List<ImportField> plain(ImportKind kind) {
        return kind.fields().stream()
                .filter(field -> field.form() == Form.TEXT || field.form() == Form.KEPT)
                .toList();
    }

    private static String fill(String sql, ImportKind kind) {
        return sql.replace("{table}", kind.table())
                .replace("{owner}", kind.owner().table());
    }
}
