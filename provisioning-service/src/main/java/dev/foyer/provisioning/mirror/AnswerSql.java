package dev.foyer.provisioning.mirror;

/** The statements that read the answers of sign-ups, once each. Like those of {@link BatchSql}, and after its UPSERT. */
final class AnswerSql {

    /** Answers of the batch b that the registry has never had, not even one that staff have removed since. */
    static final String MISSING = """
            SELECT c.id AS customer_id, g.question, g.version, g."values",
                   coalesce(b.created_at, clock_timestamp()) AS answered_at
            FROM batch b JOIN customer c ON c.user_id = b.user_id
                 CROSS JOIN LATERAL jsonb_to_recordset(b.answers) AS g (question text, version integer, "values" jsonb)
            WHERE NOT b.gone AND jsonb_array_length(g."values") > 0
              AND NOT EXISTS (SELECT 1 FROM answer r WHERE r.customer_id = c.id AND r.question = g.question)
            """;

    /** A customer who is new in this very transaction needs no second version. */
    static final String READ = BatchSql.BATCH + """
            , missing AS (
            """ + MISSING + """
            ), added AS (
              INSERT INTO answer (customer_id, question, question_version, "values", source, answered_at)
              SELECT m.customer_id, m.question, m.version,
                     ARRAY(SELECT e.value FROM jsonb_array_elements_text(m."values") WITH ORDINALITY AS e (value, place)
                           ORDER BY e.place),
                     'sign_up', m.answered_at
              FROM missing m
              ON CONFLICT DO NOTHING
              RETURNING customer_id
            )
            UPDATE customer c SET version = c.version + 1, updated_at = clock_timestamp()
            WHERE c.id IN (SELECT a.customer_id FROM added a) AND c.created_at < now()
            """;

    private AnswerSql() {}
}
