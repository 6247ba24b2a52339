package dev.foyer.provisioning.identity;

/** Compares what Keycloak has for tokens with what the registry wants there. */
public final class TokenAttributeSql {

    private TokenAttributeSql() {}

    /**
     * The users among snapshots, a JSON array, whose attributes are not what the registry wants, with the
     * names of those that differ. Whose state is about to be written anyway, or whose mirroring is parked, is left out. The
     * order of companies means nothing.
     *
     * @param snapshots an expression or a parameter
     */
    public static String differences(String snapshots) {
        return """
            WITH snapshot AS (
              SELECT b.id, b."customerId", b."customerNumber", b."customerStatus", coalesce(b.companies, '{}') AS companies,
                     b."mfaPolicy", b."mfaRequiredFrom"
              FROM jsonb_to_recordset(%s::jsonb) AS b(
                id text, "customerId" text, "customerNumber" text, "customerStatus" text, companies text[],
                "mfaPolicy" text, "mfaRequiredFrom" text)
            ), compared AS (
              SELECT i.user_id, i.customer_id, array_remove(ARRAY[
                CASE WHEN s."customerId" IS DISTINCT FROM i.customer_id THEN 'customerId' END,
                CASE WHEN s."customerNumber" IS DISTINCT FROM i.customer_number THEN 'customerNumber' END,
                CASE WHEN s."customerStatus" IS DISTINCT FROM i.customer_status THEN 'customerStatus' END,
                CASE WHEN ARRAY(SELECT unnest(s.companies) COLLATE "C" ORDER BY 1)
                       <> ARRAY(SELECT unnest(i.companies) COLLATE "C" ORDER BY 1) THEN 'companies' END,
                CASE WHEN s."mfaPolicy" IS DISTINCT FROM i.mfa_policy THEN 'mfaPolicy' END,
                CASE WHEN s."mfaRequiredFrom" IS DISTINCT FROM i.mfa_required_from THEN 'mfaRequiredFrom' END], NULL) AS fields
              FROM snapshot s JOIN user_identity i ON i.user_id = s.id
            )
            SELECT c.user_id, c.customer_id, c.fields FROM compared c
            WHERE c.fields <> '{}'
              AND NOT EXISTS (SELECT 1 FROM identity_command q WHERE q.user_id = c.user_id AND q.kind = 'state')
              AND NOT EXISTS (SELECT 1 FROM mirror_parked p WHERE p.user_id = c.user_id)
            """.formatted(snapshots);
    }
}
