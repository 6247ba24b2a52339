package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.mail.RegistryMail;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what signed-in customers ask for, within a write transaction. Asking again while a request is open is the same
 * request. Mails tell the customer what happens next, and a company's admins who asks.
 */
@ApplicationScoped
public class Asking {

    // First of all, so that of two at once the second sees what the first has asked.
    private static final String LOCK = "SELECT c.id FROM customer c WHERE c.id = ? FOR NO KEY UPDATE";

    /** How often a customer may ask within 24 hours. */
    static final int MOST_A_DAY = 10;

    private static final String ASKED_TODAY = """
            SELECT count(*) AS asked FROM request r
            WHERE r.customer_id = ? AND r.created_at > clock_timestamp() - interval '1 day'
            """;

    // A company that was turned down keeps nobody from asking for another one.
    private static final String BELONGS = """
            SELECT m.company_id FROM membership m JOIN company k ON k.id = m.company_id
            WHERE m.customer_id = ? AND k.status <> 'rejected' LIMIT 1
            """;

    private static final String TURNED_DOWN = """
            SELECT k.id FROM membership m JOIN company k ON k.id = m.company_id
            WHERE m.customer_id = ? AND m.role = 'admin'
              AND (k.status = 'rejected'
                   OR EXISTS (SELECT 1 FROM request r WHERE r.company_id = k.id AND r.customer_id = m.customer_id
                              AND r.type = 'new_company' AND r.status = 'open'))
            ORDER BY k.status = 'rejected', k.rejected_at DESC NULLS LAST, k.id
            LIMIT 1
            FOR NO KEY UPDATE OF k
            """;

    private static final String NAME = """
            SELECT k.name FROM company k
            WHERE k.id = ? AND k.status = 'active'
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.company_id = k.id AND m.customer_id = ?)
            """;

    private static final String ASK = """
            INSERT INTO request (type, customer_id, company_id, company_name) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String OPEN = """
            SELECT r.id FROM request r
            WHERE r.type = ? AND r.customer_id = ? AND coalesce(r.company_id, '') = coalesce(?, '') AND r.status = 'open'
            """;

    private static final String TELL_ADMINS = """
            INSERT INTO mail (customer_id, template, parameters)
            SELECT a.id, 'join-request', jsonb_build_object('company', k.name, 'email', c.email)
            FROM company k JOIN membership m ON m.company_id = k.id AND m.role = 'admin'
                 JOIN customer a ON a.id = m.customer_id JOIN customer c ON c.id = ?
            WHERE k.id = ? AND k.status = 'active' AND a.active AND a.user_id IS NOT NULL AND c.email IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM request r
                              WHERE r.customer_id = c.id AND r.company_id = k.id AND r.status <> 'open'
                                AND r.created_at > clock_timestamp() - interval '1 day')
            """;

    /** An open request, and whether it has just been made. */
    private record Asked(String id, boolean fresh) {}

    private final Registry registry;
    private final Requests requests;
    private final Mails mails;

    Asking(Registry registry, Requests requests, Mails mails) {
        this.registry = registry;
        this.requests = requests;
        this.mails = mails;
    }

    /**
     * A person who belongs to no company asks for one.
     *
     * @param companyName checked already, of at most 255 characters
     * @throws ProblemException when the customer belongs to a company
     */
    public Request groupAccount(String customer, String companyName) {
        lock(customer);
        if (registry.first(BELONGS, List.of(customer), row -> true).isPresent()) {
            throw new ProblemException(
                    ProblemCode.COMPANY_STATUS, "The customer belongs to a company already; a group account is that");
        }
        Asked asked = ask(RequestType.GROUP_ACCOUNT, customer, null, companyName);
        Request request = requests.get(asked.id());
        if (asked.fresh()) {
            mails.queue(RegistryMail.groupAccountRequested(customer, request.nameForAsker()));
        }
        return request;
    }

    /**
     * Whose company was rejected asks again for the same one.
     *
     * @throws ProblemException when no company of the customer's was rejected
     */
    public Request newCompany(String customer) {
        String company = registry.first(TURNED_DOWN, List.of(customer), row -> row.getString("id"))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.COMPANY_STATUS,
                        "No company of yours was rejected, so there is nothing to ask again; ask for a group account"));
        Asked asked = ask(RequestType.NEW_COMPANY, customer, company, null);
        Request request = requests.get(asked.id());
        if (asked.fresh()) {
            mails.queue(RegistryMail.companyRequested(customer, request.nameForAsker()));
        }
        return request;
    }

    /**
     * A customer asks to join a company that they may know of.
     *
     * @throws ProblemException when the company is not active, or the customer belongs to it
     */
    public Request joinCompany(String customer, String company) {
        lock(customer);
        String name = registry.first(NAME, List.of(company, customer), row -> row.getString("name"))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no company with this id that the customer could join"));
        Asked asked = ask(RequestType.JOIN_COMPANY, customer, company, null);
        if (asked.fresh()) {
            mails.queue(RegistryMail.joinRequested(customer, name));
            registry.write(TELL_ADMINS, List.of(customer, company));
        }
        return requests.get(asked.id());
    }

    private void lock(String customer) {
        if (registry.first(LOCK, List.of(customer), row -> true).isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no customer with this id");
        }
    }

    private Asked ask(RequestType type, String customer, @Nullable String company, @Nullable String typed) {
        long asked = registry.first(ASKED_TODAY, List.of(customer), row -> row.getLong("asked"))
                .orElse(0L);
        if (asked >= MOST_A_DAY) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS, "At most " + MOST_A_DAY + " requests in 24 hours");
        }
        return registry.first(ASK, Arrays.asList(type.code(), customer, company, typed), row -> row.getString("id"))
                .map(id -> new Asked(id, true))
                .or(() -> registry.first(
                        OPEN,
                        Arrays.asList(type.code(), customer, company),
                        row -> new Asked(row.getString("id"), false)))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.REQUEST_DECIDED, "The request was decided within this very moment; ask again"));
    }
}
