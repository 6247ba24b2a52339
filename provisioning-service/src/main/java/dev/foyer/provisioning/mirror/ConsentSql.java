package dev.foyer.provisioning.mirror;

/** The statements about consents that users bring along. Like those of {@link BatchSql}, and after its UPSERT. */
final class ConsentSql {

    private static final String GIVEN_AT = "(b.newsletter_consent ->> 'givenAt')::timestamptz";

    /** Whether the user b has consented to what the customer c has not yet: one that was withdrawn stays so. */
    static final String NOT_HERE = """
            (b.newsletter_consent IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM consent n WHERE n.customer_id = c.id AND n.kind = 'newsletter' AND n.given_at =\s""" + GIVEN_AT + "))\n";

    /** A consent was confirmed by mail, so it is nobody's whose address is not proved. */
    static final String ADD = BatchSql.BATCH + """
            INSERT INTO consent (customer_id, kind, given_at, confirmed_at, source, application, wording, language)
            SELECT c.id, 'newsletter',\s""" + GIVEN_AT + """
            , (b.newsletter_consent ->> 'confirmedAt')::timestamptz, b.newsletter_consent ->> 'source',
                   b.newsletter_consent ->> 'application', b.newsletter_consent ->> 'wording', b.newsletter_consent ->> 'language'
            FROM batch b JOIN customer c ON c.user_id = b.user_id
            WHERE NOT b.gone AND c.email_verified AND\s""" + NOT_HERE;

    private ConsentSql() {}
}
