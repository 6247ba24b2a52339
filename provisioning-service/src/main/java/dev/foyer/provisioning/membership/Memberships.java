package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.mail.RegistryMail;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Who belongs to which company: every change that people ask for, within their write transaction. Whether they may is for the
 * caller to say; that a company keeps an admin is seen to here, under the company's lock, so that two at once cannot both be right.
 */
@ApplicationScoped
public class Memberships {

    private static final String LOCK = "SELECT k.id, k.name, k.status FROM company k WHERE k.id = ? FOR NO KEY UPDATE";

    private static final String STANDING = """
            SELECT m.role, c.active AND c.user_id IS NOT NULL AS reachable
            FROM membership m JOIN customer c ON c.id = m.customer_id
            WHERE m.company_id = ? AND m.customer_id = ?
            """;

    private static final String COUNT = """
            SELECT count(*) AS members, count(*) FILTER (WHERE m.role = 'admin') AS admins,
                   count(*) FILTER (WHERE m.role = 'admin' AND c.active AND c.user_id IS NOT NULL) AS able_admins
            FROM membership m JOIN customer c ON c.id = m.customer_id
            WHERE m.company_id = ?
            """;

    private static final String JOIN = "INSERT INTO membership (company_id, customer_id, role) VALUES (?, ?, ?)";

    private static final String CHANGE = "UPDATE membership SET role = ? WHERE company_id = ? AND customer_id = ?";

    private static final String END = "DELETE FROM membership WHERE company_id = ? AND customer_id = ?";

    // A company shows how many contacts it has.
    private static final String COMPANY_CHANGED =
            "UPDATE company SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final Registry registry;
    private final Mails mails;

    Memberships(Registry registry, Mails mails) {
        this.registry = registry;
        this.mails = mails;
    }

    /** Locks the company with this id; empty when there is none. */
    public Optional<LockedCompany> lock(String companyId) {
        return registry.first(
                LOCK,
                List.of(companyId),
                row -> new LockedCompany(row.getString("id"), row.getString("name"), row.getString("status")));
    }

    /** What a customer is to the company; empty for who is no member. */
    public Optional<Standing> standing(LockedCompany company, String customerId) {
        return registry.first(
                STANDING,
                List.of(company.id(), customerId),
                row -> new Standing(CompanyRole.of(row.getString("role")), row.getBoolean("reachable")));
    }

    /**
     * Makes a customer a member who is none. Whoever waited to be let in is registered by that, and what they had asked this company for
     * is answered; the database sees to both.
     *
     * @throws ProblemException when the company would have members and no admin
     */
    public void join(LockedCompany company, String customerId, CompanyRole role) {
        registry.write(JOIN, List.of(company.id(), customerId, role.code()));
        registry.write(COMPANY_CHANGED, List.of(company.id()));
        if (role != CompanyRole.ADMIN && count(company).admins() == 0) {
            throw new ProblemException(
                    ProblemCode.LAST_ADMIN, "Nobody manages the company: its first member is an admin");
        }
    }

    /**
     * Gives a member this role, and tells the member by mail. Who has it already is left alone.
     *
     * @throws ProblemException when there is no such member, or too few admins would be left
     */
    public void change(LockedCompany company, String customerId, CompanyRole role, AdminsLeft rule) {
        Standing before = member(company, customerId);
        if (before.role() == role) {
            return;
        }
        registry.write(CHANGE, List.of(role.code(), company.id(), customerId));
        check(company, before, rule);
        if (before.reachable()) {
            mails.queue(RegistryMail.roleChanged(customerId, company.name(), role.code()));
        }
    }

    /**
     * Takes a member out of the company, and tells the member by mail.
     *
     * @throws ProblemException as {@link #change}
     */
    public void remove(LockedCompany company, String customerId, AdminsLeft rule) {
        Standing before = end(company, customerId, rule);
        if (before.reachable()) {
            mails.queue(RegistryMail.memberRemoved(customerId, company.name()));
        }
    }

    /**
     * As {@link #remove}, of a member's own accord: there is nobody to be told.
     *
     * @throws ProblemException as {@link #change}
     */
    public void leave(LockedCompany company, String customerId, AdminsLeft rule) {
        end(company, customerId, rule);
    }

    private Standing end(LockedCompany company, String customerId, AdminsLeft rule) {
        Standing before = member(company, customerId);
        registry.write(END, List.of(company.id(), customerId));
        registry.write(COMPANY_CHANGED, List.of(company.id()));
        check(company, before, rule);
        return before;
    }

    private Standing member(LockedCompany company, String customerId) {
        return standing(company, customerId)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "There is no member of this company with this id"));
    }

    /** Of what has just been written: it is taken back with the transaction when it must not be. */
    private void check(LockedCompany company, Standing before, AdminsLeft rule) {
        if (before.role() == CompanyRole.ADMIN && !rule.holds(count(company))) {
            throw new ProblemException(ProblemCode.LAST_ADMIN, "Make another member who can sign in an admin first");
        }
    }

    private Headcount count(LockedCompany company) {
        return registry.first(
                        COUNT,
                        List.of(company.id()),
                        row -> new Headcount(row.getLong("members"), row.getLong("admins"), row.getLong("able_admins")))
                .orElseThrow();
    }
}
