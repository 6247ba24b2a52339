package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.LockedCompany;
import dev.foyer.provisioning.membership.Memberships;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The invitations of an address, for whoever has proved that it is theirs; that is for the caller to see to. */
@ApplicationScoped
public class ReceivedInvitations {

    private static final String RECEIVED = """
            SELECT i.id, i.role, i.status, i.created_at, i.expires_at, k.id AS company_id, k.name AS company_name
            FROM invitation i JOIN company k ON k.id = i.company_id
            WHERE lower(i.email) = lower(?) AND\s""";

    private static final String WAITING = RECEIVED + """
            i.status = 'open' AND i.expires_at > clock_timestamp() AND k.status = 'active'
            ORDER BY i.created_at DESC, i.id DESC LIMIT 100
            """;

    private static final String END = """
            UPDATE invitation SET status = ?, ended_at = clock_timestamp()
            WHERE id = ? AND status = 'open' AND expires_at > clock_timestamp()
            """;

    private final Registry registry;
    private final Memberships memberships;

    ReceivedInvitations(Registry registry, Memberships memberships) {
        this.registry = registry;
        this.memberships = memberships;
    }

    /** Those that can be accepted, newest first, a hundred at most. */
    public List<ReceivedInvitation> waiting(String email) {
        return registry.list(WAITING, List.of(email), ReceivedInvitations::read);
    }

    /**
     * The customer is a member from now on. Who has become one meanwhile keeps the role that somebody has given since.
     *
     * @param email the customer's own
     * @throws ProblemException when no such invitation was sent to the address, it has ended, or the company is not active
     */
    public ReceivedInvitation accept(String id, String email, String customerId) {
        LockedCompany company = memberships.lock(find(id, email).company().id()).orElseThrow(ReceivedInvitations::none);
        company.mustBeActive();
        end(id, "accepted");
        ReceivedInvitation accepted = find(id, email);
        if (memberships.standing(company, customerId).isEmpty()) {
            memberships.join(company, customerId, CompanyRole.of(accepted.role()));
        }
        return accepted;
    }

    /**
     * Nobody becomes a member by it any more.
     *
     * @throws ProblemException as {@link #accept}
     */
    public ReceivedInvitation decline(String id, String email) {
        find(id, email);
        end(id, "declined");
        return find(id, email);
    }

    private ReceivedInvitation find(String id, String email) {
        return registry.first(RECEIVED + "i.id = ?", List.of(email, id), ReceivedInvitations::read)
                .orElseThrow(ReceivedInvitations::none);
    }

    private void end(String id, String status) {
        if (registry.write(END, List.of(status, id)) == 0) {
            throw new ProblemException(
                    ProblemCode.INVITATION_ENDED, "It was answered or withdrawn, or its time is over");
        }
    }

    private static ProblemException none() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no invitation of yours with this id");
    }

    private static ReceivedInvitation read(ResultSet row) throws SQLException {
        return new ReceivedInvitation(
                row.getString("id"),
                new ReceivedInvitation.Sender(row.getString("company_id"), row.getString("company_name")),
                row.getString("role"),
                row.getString("status"),
                Columns.requiredInstant(row, "created_at"),
                Columns.requiredInstant(row, "expires_at"));
    }
}
