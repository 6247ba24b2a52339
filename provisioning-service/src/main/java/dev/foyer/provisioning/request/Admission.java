package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes customers members of companies, within a write transaction. That whoever belongs to an active company is registered, and
 * what tokens show, the database sees to.
 */
@ApplicationScoped
class Admission {

    private static final String LOCK =
            "SELECT k.id FROM company k WHERE k.id = ANY (?) ORDER BY k.id FOR NO KEY UPDATE";

    private static final String STATUS = "SELECT k.status FROM company k WHERE k.id = ?";

    private static final String FOUND = """
            INSERT INTO company (name, email, requested_at, registered_at)
            SELECT ?, c.email, ?, clock_timestamp() FROM customer c
            WHERE c.id = ? AND c.email IS NOT NULL AND c.email_verified
            ON CONFLICT (lower(email)) DO NOTHING
            RETURNING id
            """;

    // One that waits for whoever proves its address, or that was turned down and has nobody left.
    private static final String DESERTED = """
            SELECT k.id FROM customer c JOIN company k ON lower(k.email) = lower(c.email)
            WHERE c.id = ? AND c.email_verified AND k.status <> 'blocked'
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id)
            """;

    private static final String HAS_ADMIN =
            "SELECT 1 FROM membership m WHERE m.company_id = ? AND m.role = 'admin' LIMIT 1";

    private static final String HAS_MEMBER = "SELECT 1 FROM membership m WHERE m.company_id = ? LIMIT 1";

    // Several may have asked for one company.
    private static final String ANSWER_OTHERS = """
            WITH answered AS (
              UPDATE request
              SET status = 'approved', decided_at = clock_timestamp(), decided_by = current_setting('foyer.actor')
              WHERE company_id = ? AND type = 'new_company' AND status = 'open'
              RETURNING customer_id, company_id, company_name
            )
            INSERT INTO mail (customer_id, template, parameters)
            SELECT a.customer_id, 'company-approved', jsonb_build_object('company', coalesce(a.company_name, k.name))
            FROM answered a JOIN company k ON k.id = a.company_id
            """;

    private static final String LET_IN = """
            UPDATE company
            SET status = 'active', registered_at = coalesce(registered_at, clock_timestamp()),
                version = version + 1, updated_at = clock_timestamp()
            WHERE id = ? AND status IN ('pending', 'rejected')
            """;

    private static final String JOIN =
            "INSERT INTO membership (customer_id, company_id, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    // A company shows how many contacts it has.
    private static final String COMPANY_CHANGED =
            "UPDATE company SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private static final String LEAVE = "DELETE FROM membership WHERE customer_id = ? AND company_id = ?";

    private static final String GIVE_UP = """
            UPDATE company
            SET status = 'rejected', rejected_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp()
            WHERE id = ? AND status = 'pending'
            """;

    private final Registry registry;

    Admission(Registry registry) {
        this.registry = registry;
    }

    /** Locks companies before anything else is: whoever writes takes locks in one order. */
    void lock(Collection<String> companies) {
        registry.list(LOCK, List.of(companies), row -> row.getString("id"));
    }

    /**
     * A new company of the name and the address of who asks, or the one that has the address and no members.
     *
     * @return its id
     * @throws ProblemException when another company has that address
     */
    String found(Request request) {
        return registry.first(
                        FOUND,
                        List.of(
                                request.nameForAsker(),
                                request.createdAt(),
                                request.customer().id()),
                        row -> row.getString("id"))
                .or(() -> registry.first(DESERTED, List.of(request.customer().id()), row -> row.getString("id")))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.ALREADY_TAKEN,
                        "Another company has the customer's email address: approve the request for that company, named as "
                                + "company"));
    }

    /**
     * The company may buy, and who brings it is its admin. Whoever else asked for it has what they asked for.
     *
     * @throws ProblemException when the company is blocked
     */
    void letIn(String customer, String company) {
        registry.write(LET_IN, List.of(company));
        mustBeActive(company);
        add(customer, company, "admin");
        registry.write(ANSWER_OTHERS, List.of(company));
    }

    /**
     * A member more, unless the customer is one.
     *
     * @param role null for a buyer, or an admin where there is none yet
     * @throws ProblemException when the company is not active
     */
    void join(String customer, String company, @Nullable String role) {
        mustBeActive(company);
        boolean managed =
                registry.first(HAS_ADMIN, List.of(company), row -> true).isPresent();
        add(customer, company, role == null ? managed ? "buyer" : "admin" : role);
        if (!managed && role != null && !role.equals("admin")) {
            throw new ProblemException(
                    ProblemCode.LAST_ADMIN, "Nobody manages the company: let the customer join as its admin");
        }
    }

    /**
     * The customer belongs elsewhere, and the company that was only theirs is none.
     *
     * @throws ProblemException when it is somebody else's too
     */
    void giveUp(String customer, String company) {
        registry.write(LEAVE, List.of(customer, company));
        if (registry.first(HAS_MEMBER, List.of(company), row -> true).isPresent()) {
            throw new ProblemException(
                    ProblemCode.LAST_ADMIN,
                    "The company that the request is for has other members: take them out of it first, or approve it");
        }
        registry.write(GIVE_UP, List.of(company));
    }

    private void add(String customer, String company, String role) {
        if (registry.write(JOIN, List.of(customer, company, role)) > 0) {
            registry.write(COMPANY_CHANGED, List.of(company));
        }
    }

    private void mustBeActive(String company) {
        String status = registry.first(STATUS, List.of(company), row -> row.getString("status"))
                .orElse("gone");
        if (!status.equals("active")) {
            throw new ProblemException(
                    ProblemCode.COMPANY_STATUS,
                    "The company is " + status + ": it must be active first, or name another one as company");
        }
    }
}
