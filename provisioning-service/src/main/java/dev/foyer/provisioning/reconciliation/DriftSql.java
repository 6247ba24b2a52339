package dev.foyer.provisioning.reconciliation;

/** The statements on {@code reconciliation_drift}. Findings come as one JSON parameter. */
final class DriftSql {

    private static final String FINDINGS = """
            WITH finding AS (
              SELECT f."userId" AS user_id, f."customerId" AS customer_id, f.kind, f.fields
              FROM jsonb_to_recordset(?::jsonb) AS f("userId" text, "customerId" text, kind text, fields text[])
            )
            """;

    static final String SEEN = """
            INSERT INTO reconciliation_seen (run_id, user_id) SELECT ?, u FROM unnest(?::text[]) AS u ON CONFLICT DO NOTHING
            """;

    /** Candidates of the first look. */
    static final String FOUND = FINDINGS + """
            INSERT INTO reconciliation_drift (run_id, user_id, customer_id, kind, fields)
            SELECT ?, f.user_id, f.customer_id, f.kind, f.fields FROM finding f
            ON CONFLICT DO NOTHING
            """;

    /** Candidates when all of Keycloak's customers have been seen: the others' logins. */
    static final String UNSEEN = """
            INSERT INTO reconciliation_drift (run_id, user_id, customer_id, kind)
            SELECT r.id, c.user_id, c.id, 'vanished' FROM customer c, (SELECT ? AS id) r
            WHERE c.user_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM reconciliation_seen s WHERE s.run_id = r.id AND s.user_id = c.user_id)
              AND NOT EXISTS (SELECT 1 FROM mirror_parked p WHERE p.user_id = c.user_id)
            ON CONFLICT DO NOTHING
            """;

    /** Former differences of users whom neither side has any more. */
    static final String CLOSE_GONE = """
            UPDATE reconciliation_drift d SET repaired_at = clock_timestamp()
            WHERE d.confirmed AND d.repaired_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM reconciliation_seen s WHERE s.run_id = ? AND s.user_id = d.user_id)
              AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.user_id = d.user_id)
            """;

    /** Candidates that the second look does not show. */
    static final String DISCARD = FINDINGS + """
            DELETE FROM reconciliation_drift d
            WHERE d.run_id = ? AND NOT d.confirmed AND d.user_id = ANY (?)
              AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.user_id = d.user_id AND f.kind = d.kind)
            """;

    /** Candidates that the second look shows too. What an earlier run has found and is still open is as old as it was. */
    static final String CONFIRM = FINDINGS + """
            UPDATE reconciliation_drift d
            SET confirmed = true, fields = f.fields, customer_id = f.customer_id,
                first_seen_at = coalesce((SELECT min(o.first_seen_at) FROM reconciliation_drift o
                                          WHERE o.user_id = d.user_id AND o.kind = d.kind
                                            AND o.confirmed AND o.repaired_at IS NULL), d.first_seen_at)
            FROM finding f
            WHERE d.run_id = ? AND NOT d.confirmed AND d.user_id = f.user_id AND d.kind = f.kind
            """;

    /** Differences, of this run and of earlier ones, that a look does not show any more. What is in flight stays open. */
    static final String CLOSE = FINDINGS + """
            UPDATE reconciliation_drift d SET repaired_at = clock_timestamp()
            WHERE d.confirmed AND d.repaired_at IS NULL AND d.user_id = ANY (?)
              AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.user_id = d.user_id AND f.kind = d.kind)
              AND NOT EXISTS (SELECT 1 FROM mirror_parked p WHERE p.user_id = d.user_id)
              AND NOT EXISTS (SELECT 1 FROM identity_command q
                              WHERE q.user_id = d.user_id AND q.kind = 'state' AND d.kind = 'token_attributes')
            """;

    /** Users behind a key with candidates, or with open differences. */
    static final String USERS = """
            SELECT d.user_id, bool_or(d.kind <> 'token_attributes') AS of_keycloak,
                   bool_or(d.kind = 'token_attributes') AS of_registry
            FROM reconciliation_drift d
            WHERE d.run_id = ? AND d.confirmed = ? AND d.repaired_at IS NULL AND d.user_id > ?
            GROUP BY d.user_id ORDER BY d.user_id LIMIT ?
            """;

    /** How much would vanish, of how much. */
    static final String VANISHING = """
            SELECT (SELECT count(*) FROM reconciliation_drift d WHERE d.run_id = ? AND d.kind = 'vanished') AS vanishing,
                   (SELECT count(*) FROM customer c WHERE c.user_id IS NOT NULL) AS customers
            """;

    private DriftSql() {}
}
