package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the invitations of a company. Whether the caller may see them is for the caller to ask. */
@ApplicationScoped
public class Invitations {

    private static final String OF_COMPANY = """
            SELECT * FROM (SELECT i.id, i.email, i.role, i.created_at, i.expires_at, i.mailed_at, i.ended_at,
                                  CASE WHEN i.status = 'open' AND i.expires_at <= clock_timestamp() THEN 'expired'
                                       ELSE i.status END AS status
                           FROM invitation i WHERE i.company_id = ?) n WHERE\s""";

    private final Registry registry;

    Invitations(Registry registry) {
        this.registry = registry;
    }

    /** One page, newest first. */
    public Page<Invitation> page(String companyId, InvitationQuery query, PageRequest request) {
        List<Invitation> invitations = select(
                companyId,
                query.condition().and(request.condition("n")),
                PageRequest.newestFirst("n") + "LIMIT " + request.fetchSize());
        return Page.of(invitations, request, invitation -> new Cursor(invitation.createdAt(), invitation.id()));
    }

    /** One invitation of the company; empty when it has none with this id. */
    Optional<Invitation> find(String companyId, String id) {
        return select(companyId, Condition.of("n.id = ?", id), "").stream().findFirst();
    }

    private List<Invitation> select(String companyId, Condition condition, String tail) {
        List<Object> parameters = new ArrayList<>(List.of(companyId));
        parameters.addAll(condition.parameters());
        return registry.list(OF_COMPANY + condition.sql() + tail, parameters, Invitations::read);
    }

    private static Invitation read(ResultSet row) throws SQLException {
        return new Invitation(
                row.getString("id"),
                row.getString("email"),
                row.getString("role"),
                row.getString("status"),
                Columns.requiredInstant(row, "created_at"),
                Columns.requiredInstant(row, "expires_at"),
                Columns.instant(row, "mailed_at"),
                Columns.instant(row, "ended_at"));
    }
}
