package dev.foyer.provisioning.membership;

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

/** Reads the members of a company. Whether the caller may see them is for the caller to ask. */
@ApplicationScoped
public class Members {

    // Pages go by created_at and id, which here are those of the membership and of the customer.
    private static final String MEMBERS = """
            SELECT * FROM (SELECT c.id, c.email, c.first_name, c.last_name, c.active, m.role, m.created_at
                           FROM membership m JOIN customer c ON c.id = m.customer_id
                           WHERE m.company_id = ?) n WHERE\s""";

    private final Registry registry;

    Members(Registry registry) {
        this.registry = registry;
    }

    /** One page, who joined last first. */
    public Page<Member> page(String companyId, PageRequest request) {
        List<Member> members = select(
                companyId, request.condition("n"), PageRequest.newestFirst("n") + "LIMIT " + request.fetchSize());
        return Page.of(members, request, member -> new Cursor(member.since(), member.customerId()));
    }

    /** One member; empty for who is none. */
    public Optional<Member> find(String companyId, String customerId) {
        return select(companyId, Condition.of("n.id = ?", customerId), "").stream()
                .findFirst();
    }

    private List<Member> select(String companyId, Condition condition, String tail) {
        List<Object> parameters = new ArrayList<>(List.of(companyId));
        parameters.addAll(condition.parameters());
        return registry.list(MEMBERS + condition.sql() + tail, parameters, Members::read);
    }

    private static Member read(ResultSet row) throws SQLException {
        return new Member(
                row.getString("id"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("role"),
                row.getBoolean("active"),
                Columns.requiredInstant(row, "created_at"));
    }
}
