package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Which companies a customer may be told of: those that have proved the domain of the customer's own address. Nobody else learns of
 * them.
 */
@ApplicationScoped
public class DomainSuggestions {

    private static final String OF_CUSTOMER = """
            SELECT k.id, k.name
            FROM customer c CROSS JOIN LATERAL %s AS d JOIN company k ON k.id = d.company_id
            WHERE c.id = ? AND c.user_id IS NOT NULL AND c.active AND c.email_verified
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.customer_id = c.id AND m.company_id = k.id)
            ORDER BY k.created_at, k.id
            """.formatted(DomainSql.companyOf("c.email"));

    private final Registry registry;

    DomainSuggestions(Registry registry) {
        this.registry = registry;
    }

    /**
     * Companies that the customer does not belong to yet; none for whoever is inactive, has no login or has not proved the address.
     *
     * @param customerId of today
     */
    public List<SuggestedCompany> of(String customerId) {
        return registry.list(
                OF_CUSTOMER,
                List.of(customerId),
                row -> new SuggestedCompany(row.getString("id"), row.getString("name")));
    }

    /** Whether this company is among them. */
    public boolean name(String customerId, String companyId) {
        return of(customerId).stream().anyMatch(company -> company.id().equals(companyId));
    }
}
