package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.request.Request.AskedCompany;
import dev.foyer.provisioning.request.Request.Asker;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of {@code request}, with names from the rows that it leads to. */
final class RequestRow {

    /** What {@link #read} needs. */
    static final String SELECT = """
            SELECT r.id, r.type, r.status, r.customer_id, c.email, c.first_name, c.last_name, r.company_id, k.name,
                   r.company_name, r.created_at, r.decided_at, r.decided_by, r.reason
            FROM request r JOIN customer c ON c.id = r.customer_id LEFT JOIN company k ON k.id = r.company_id
            WHERE\s""";

    private RequestRow() {}

    static Request read(ResultSet row) throws SQLException {
        String company = row.getString("company_id");
        return new Request(
                row.getString("id"),
                RequestType.of(row.getString("type")).orElseThrow(),
                RequestStatus.of(row.getString("status")).orElseThrow(),
                new Asker(
                        row.getString("customer_id"),
                        row.getString("email"),
                        row.getString("first_name"),
                        row.getString("last_name")),
                company == null ? null : new AskedCompany(company, row.getString("name")),
                row.getString("company_name"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"));
    }
}
