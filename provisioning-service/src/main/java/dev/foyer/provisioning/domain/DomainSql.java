package dev.foyer.provisioning.domain;

/** Parts of statements that find companies by the domain of an address. Sets are moved, so it is SQL. */
public final class DomainSql {

    private static final String COMPANY_OF = """
            (SELECT d.company_id, d.joining
             FROM company_domain d JOIN company k ON k.id = d.company_id
             WHERE d.verified_at IS NOT NULL AND k.status = 'active' AND email_domain(%s) IN (d.domain, d.unicode))
            """;

    private DomainSql() {}

    /**
     * A sub-query with the columns {@code company_id} and {@code joining} ({@code suggest}, {@code request} or {@code automatic}): the
     * active company that has proved the domain of an address, one row or none. Behind {@code CROSS JOIN LATERAL}, with an
     * alias.
     *
     * @param email an SQL expression: an address that is proved to be somebody's. That it is, is for the statement to ask
     */
    public static String companyOf(String email) {
        return COMPANY_OF.formatted(email);
    }
}
