package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.domain.DomainSql;

/** What becomes of contacts who are invited. One of the statements of {@link BusinessNames}, and like those of {@link CompanySql}. */
final class InvitationSql {

    /**
     * Who is invited to a company that may buy and names it is a member of it, as is who has an address at a domain that it has
     * proved; of several the newest counts. Any other invitation waits until its address accepts it: who signs up for another
     * business does not mean that one. Not so who finds a company with that very address, whose admin the contact becomes.
     */
    static final String ACCEPT =
            CompanySql.CONTACT + """
            , invited AS MATERIALIZED (
              SELECT DISTINCT ON (t.id) t.id AS customer_id, i.id AS invitation_id
              FROM contact t JOIN invitation i ON lower(i.email) = lower(t.email) JOIN company k ON k.id = i.company_id
              WHERE NOT t.placed AND i.status = 'open' AND i.expires_at > now() AND k.status = 'active'
                AND (k.name_key = company_name_key(t.company_name)
                     OR k.id = (SELECT d.company_id FROM\s""" + DomainSql.companyOf("t.email") + """
                       AS d))
                AND NOT\s""" + CompanySql.HAS_OWN + """
              ORDER BY t.id, i.created_at DESC, i.id
            ), accepted AS (
              UPDATE invitation i SET status = 'accepted', ended_at = clock_timestamp()
              FROM invited v WHERE i.id = v.invitation_id AND i.status = 'open'
              RETURNING v.customer_id, i.company_id, i.role
            ), joined AS (
              INSERT INTO membership (customer_id, company_id, role)
              SELECT a.customer_id, a.company_id, a.role FROM accepted a
            )
            UPDATE company k SET version = k.version + 1, updated_at = clock_timestamp()
            WHERE k.id IN (SELECT a.company_id FROM accepted a)
            """;

    private InvitationSql() {}
}
