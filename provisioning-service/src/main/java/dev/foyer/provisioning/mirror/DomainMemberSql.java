package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.domain.DomainSql;

/**
 * What becomes of contacts from a domain that a company has proved. One of the statements of {@link BusinessNames}, and like those of
 * {@link CompanySql}.
 */
final class DomainMemberSql {

    /**
     * Whoever has an address there buys for the company, where it wants that and has an admin to answer for it. Not so who finds a company with that very address,
     * whose admin the contact becomes.
     */
    static final String ADMIT =
            CompanySql.CONTACT + """
            , admitted AS MATERIALIZED (
              SELECT t.id AS customer_id, d.company_id
              FROM contact t CROSS JOIN LATERAL\s""" + DomainSql.companyOf("t.email") + """
                AS d
              WHERE NOT t.placed AND d.joining = 'automatic'
                AND EXISTS (SELECT 1 FROM membership m WHERE m.company_id = d.company_id AND m.role = 'admin') AND NOT\s""" + CompanySql.HAS_OWN + """
            ), joined AS (
              INSERT INTO membership (customer_id, company_id, role)
              SELECT a.customer_id, a.company_id, 'buyer' FROM admitted a
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            WHERE k.id IN (SELECT a.company_id FROM admitted a)
            """;

    private DomainMemberSql() {}
}
