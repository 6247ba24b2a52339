package dev.foyer.provisioning.audit;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the audit, newest first. Whether the customer or company is in the caller's scope is for the caller to ask. */
@ApplicationScoped
public class AuditTrail {

    // Under the id of today and those before it.
    private static final String OF_CUSTOMER = """
            a.entity IN ('customer', 'membership', 'answer', 'request', 'address', 'customer_order',
              'legal_hold', 'login_link', 'label', 'factor_change') AND a.entity_id IN (
              WITH RECURSIVE known (id) AS (
                SELECT ?::text
                UNION
                SELECT o.before ->> 'id' FROM known n JOIN audit o ON o.entity_id = n.id
                WHERE o.entity = 'customer' AND o.action = 'update' AND o.before ->> 'id' IS NOT NULL
              ) SELECT n.id FROM known n)
            """;

    private static final String OF_COMPANY = "a.entity = 'company' AND a.entity_id = ? OR a.related_id = ?";

    private static final String COMPANY_IN_SCOPE =
            "a.related_id IS NULL OR a.related_id IN (SELECT k.id FROM company k WHERE ";

    // What a company has for itself has no customer beside it.
    private static final String CUSTOMER_IN_SCOPE =
            "a.related_id IS NULL OR a.entity IN ('address', 'company_domain', 'invitation')"
                    + " OR a.entity_id IN (SELECT c.id FROM customer c WHERE ";

    // First all entries of the one row, which its index finds; the planner would rather walk the whole table backwards.
    private static final String PAGE = "WITH entry AS MATERIALIZED (SELECT * FROM audit a WHERE %s) "
            + "SELECT * FROM entry ORDER BY id DESC LIMIT %d";

    private final Registry registry;
    private final StaffScope scope;

    AuditTrail(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /**
     * What was done to a customer, whatever its id was then, to its memberships, answers, requests, addresses, orders, legal hold, links
     * that staff had sent, labels and changes of second factors.
     */
    public Page<AuditEntry> ofCustomer(String id, PageRequest request) {
        return page(Condition.of(OF_CUSTOMER, id), visible(scope.companies("k"), COMPANY_IN_SCOPE), request);
    }

    /** What was done to a company, its addresses and domains, and who came and went. */
    public Page<AuditEntry> ofCompany(String id, PageRequest request) {
        return page(Condition.of(OF_COMPANY, id, id), visible(scope.customers("c"), CUSTOMER_IN_SCOPE), request);
    }

    private Page<AuditEntry> page(Condition entries, Condition visible, PageRequest request) {
        Condition rows = entries.and(visible).and(behind(request));
        List<AuditEntry> found =
                registry.list(PAGE.formatted(rows.sql(), request.fetchSize()), rows.parameters(), AuditRow::read);
        return Page.of(found, request, entry -> new Cursor(entry.at(), Long.toString(entry.id())));
    }

    private static Condition visible(Condition scope, String within) {
        return scope.equals(Condition.ALL) ? scope : scope.within(within, ")");
    }

    /** Ids grow as time goes by, so they alone are the order. */
    private static Condition behind(PageRequest request) {
        Cursor after = request.after();
        if (after == null) {
            return Condition.ALL;
        }
        try {
            return Condition.of("a.id < ?", Long.parseLong(after.id()));
        } catch (NumberFormatException e) {
            throw ProblemException.parameter("cursor", "must be a nextCursor of this list, unchanged");
        }
    }
}
