package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.AddressColumn;
import dev.foyer.provisioning.customer.LifecycleColumns;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of {@code company}. */
final class CompanyRow {

    private static final String COLUMNS = """
            k.id, k.external_id, k.customer_number, k.name, k.email, k.phone, k.industry, k.language, k.status, k.vat_id, k.mfa_policy, k.mfa_required_from,
            k.requested_at, k.rejected_at, k.invited_at, k.registered_at, k.first_ordered_at, k.created_at, k.version,
            (SELECT a.parts FROM address a WHERE a.company_id = k.id AND a.ship_to) AS ship_to,
            (SELECT a.parts FROM address a WHERE a.company_id = k.id AND a.bill_to) AS bill_to
            """;

    private static final String CONTACTS = """
            SELECT count(*) FROM membership m JOIN customer c ON c.id = m.customer_id
            WHERE m.company_id = k.id AND\s""";

    private CompanyRow() {}

    /**
     * What {@link #read} needs, of the table under the alias k. The question marks are those of the condition.
     *
     * @param customers the contacts that count, of the table {@code customer} under the alias c
     */
    static String columns(Condition customers) {
        return COLUMNS + ", " + Labels.columns(LabelOwner.COMPANY, "k") + ", (" + CONTACTS + customers.sql()
                + ") AS contact_count";
    }

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
                Columns.texts(row, "labels"),
                Columns.texts(row, "tags"),
                AddressColumn.read(row.getString("ship_to")),
                AddressColumn.read(row.getString("bill_to")),
                row.getString("vat_id"),
                row.getString("mfa_policy"),
                Columns.instant(row, "mfa_required_from"),
                row.getLong("contact_count"),
                Columns.requiredInstant(row, "created_at"),
                row.getLong("version"));
    }
}
