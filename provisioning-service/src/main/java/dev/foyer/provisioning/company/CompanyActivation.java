package dev.foyer.provisioning.company;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a company buy, or no longer. Doing it again changes nothing. Its contacts' tokens follow; nothing else of the contacts
 * changes. A company that waits to be let in is a request's matter.
 */
@ApplicationScoped
class CompanyActivation {

    private static final String LOCK = "SELECT k.id FROM company k WHERE k.id = ? FOR NO KEY UPDATE";

    private static final String ASKED = """
            SELECT r.id FROM request r JOIN company k ON k.id = r.company_id
            WHERE r.company_id = ? AND r.type = 'new_company' AND r.status = 'open' AND k.status IN ('pending', 'rejected')
            """;

    // Whoever was told that the company was turned down is told that it was not, in the end. Before it is activated.
    private static final String TELL_ADMINS = """
            INSERT INTO mail (customer_id, template, parameters)
            SELECT c.id, 'company-approved', jsonb_build_object('company', k.name)
            FROM company k JOIN membership m ON m.company_id = k.id AND m.role = 'admin' JOIN customer c ON c.id = m.customer_id
            WHERE k.id = ? AND k.status = 'rejected' AND c.active AND c.user_id IS NOT NULL
            """;

    private static final String ACTIVATE = """
            UPDATE company
            SET status = 'active', registered_at = coalesce(registered_at, clock_timestamp()),
                version = version + 1, updated_at = clock_timestamp()
            WHERE id = ? AND status <> 'active'
            """;

    private static final String BLOCK = """
            UPDATE company SET status = 'blocked', version = version + 1, updated_at = clock_timestamp()
            WHERE id = ? AND status <> 'blocked'
            """;

    private final IdempotencyKeys keys;
    private final Companies companies;
    private final Registry registry;
    private final Answers answers;

    CompanyActivation(IdempotencyKeys keys, Companies companies, Registry registry, Answers answers) {
        this.keys = keys;
        this.companies = companies;
        this.registry = registry;
        this.answers = answers;
    }

    /** The company may buy. */
    Answer activate(String id, Attempt attempt, byte @Nullable [] body) {
        return change(id, attempt, body, TELL_ADMINS, ACTIVATE);
    }

    /** The company is absent from its contacts' tokens. */
    Answer block(String id, Attempt attempt, byte @Nullable [] body) {
        return change(id, attempt, body, BLOCK);
    }

    private Answer change(String id, Attempt attempt, byte @Nullable [] body, String... statements) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            refuseAsked(companies.get(id).id());
            for (String statement : statements) {
                registry.write(statement, List.of(id));
            }
            Company changed = companies.get(id);
            return answers.ok(changed, changed.version());
        });
    }

    /** Locks the company, and leaves it to its request where one is open. */
    private void refuseAsked(String id) {
        registry.first(LOCK, List.of(id), row -> true);
        // Read after the lock is there: what was decided while it was waited for counts.
        if (registry.first(ASKED, List.of(id), row -> true).isPresent()) {
            throw new ProblemException(
                    ProblemCode.COMPANY_STATUS,
                    "The company waits to be let in: POST /requests/{id}/approve or reject decides");
        }
    }
}
