package dev.foyer.provisioning.mirror;

/** The statement that tells what {@link BatchSql}'s statements would change. It shares their text, so it cannot differ. */
final class DifferenceSql {

    // For staff: which fields. What counts is BatchSql.DIFFERS and AnswerSql.MISSING; a test holds them together.
    private static final String FIELDS = """
            array_remove(ARRAY[
              CASE WHEN c.email IS DISTINCT FROM excluded.email
                     OR c.email_kept AND excluded.email_verified THEN 'email' END,
              CASE WHEN c.email_verified <> excluded.email_verified THEN 'emailVerified' END,
              CASE WHEN\s""" + BatchSql.isKeycloaks("firstName") + """
                    AND c.first_name IS DISTINCT FROM excluded.first_name THEN 'firstName' END,
              CASE WHEN\s"""
            + BatchSql.isKeycloaks("lastName") + """
                    AND c.last_name IS DISTINCT FROM excluded.last_name THEN 'lastName' END,
              CASE WHEN\s""" + BatchSql.isKeycloaks("language") + """
                    AND c.language IS DISTINCT FROM excluded.language THEN 'language' END,
              CASE WHEN\s"""
            + BatchSql.isKeycloaks("active") + """
                    AND c.active IS DISTINCT FROM excluded.active THEN 'active' END,
              CASE WHEN c.account_type IS DISTINCT FROM excluded.account_type THEN 'accountType' END,
              CASE WHEN c.guest_email IS DISTINCT FROM excluded.guest_email THEN 'guestEmail' END,
              CASE WHEN c.business_name IS DISTINCT FROM excluded.business_name THEN 'businessName' END,
              CASE WHEN c.first_sign_in_at IS NULL AND excluded.first_sign_in_at IS NOT NULL THEN 'firstSignInAt' END,
              CASE WHEN c.registered_at IS NULL AND excluded.registered_at IS NOT NULL THEN 'registeredAt' END,
              CASE WHEN excluded.email_verified AND
            """ + ConsentSql.NOT_HERE + """
                   THEN 'newsletterConsent' END,
              CASE WHEN c.id IN (SELECT m.customer_id FROM missing m) THEN 'answers' END], NULL)
            """;

    /** One row for each user whose snapshot would change something. Its parameter is the batch. */
    static final String DIFFERENCES =
            BatchSql.BATCH_PARAMETER + """
            , missing AS (
            """ + AnswerSql.MISSING + """
            ), written AS (
            """ + BatchSql.WRITTEN + """
            ), difference AS (
              SELECT excluded.user_id, c.id AS customer_id, CASE WHEN c.id IS NULL THEN 'MISSING' ELSE 'FIELDS' END AS kind,
                     CASE WHEN c.id IS NULL THEN '{}' ELSE
            """ + FIELDS
                    + """
                     END AS fields
              FROM written AS excluded JOIN batch b ON b.user_id = excluded.user_id
                   LEFT JOIN customer c ON c.user_id = excluded.user_id
              WHERE c.id IS NULL OR (
            """ + BatchSql.DIFFERS
                    + """
              ) OR excluded.email_verified AND
            """ + ConsentSql.NOT_HERE + """
              OR c.id IN (SELECT m.customer_id FROM missing m)
              UNION ALL
              SELECT b.user_id, c.id, 'VANISHED', '{}' FROM batch b JOIN customer c ON c.user_id = b.user_id WHERE b.gone
            )
            SELECT d.user_id, d.customer_id, d.kind, d.fields FROM difference d
            WHERE NOT EXISTS (SELECT 1 FROM mirror_parked p WHERE p.user_id = d.user_id)
            """;

    private DifferenceSql() {}
}
