package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.LifecycleColumns;
import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads a row of {@code company}. */
final class CompanyRow {

    /** What {@link #read} needs, of the table under the alias k. */
    static final String COLUMNS = """
            k.id, k.external_id, k.customer_number, k.name, k.email, k.phone, k.industry, k.language, k.status, k.vat_id,
            k.requested_at, k.rejected_at, k.invited_at, k.registered_at, k.first_ordered_at, k.created_at, k.version,
            (SELECT count(*) FROM membership m WHERE m.company_id = k.id) AS contact_count
            """;

    private CompanyRow() {}

    static Company read(ResultSet row) throws SQLException {
        return new Company(
                row.getString("id"),
                row.getString("external_id"),
                row.getString("customer_number"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("industry"),
                row.getString("language"),
                row.getString("status"),
                LifecycleColumns.read(row),
                List.of(),
                List.of(),
                null,
                null,
                row.getString("vat_id"),
                row.getLong("contact_count"),
                Columns.requiredInstant(row, "created_at"),
                row.getLong("version"));
    }
}
