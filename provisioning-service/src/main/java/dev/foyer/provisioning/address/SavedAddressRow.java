package dev.foyer.provisioning.address;

import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Reads a row of {@code address}. */
final class SavedAddressRow {

    /** What {@link #read} needs, of the table under the alias a. */
    static final String COLUMNS =
            "a.id, a.customer_id, a.company_id, a.label, a.parts, a.ship_to, a.bill_to, a.created_at, a.version";

    private SavedAddressRow() {}

    static SavedAddress read(ResultSet row) throws SQLException {
        Address parts = Objects.requireNonNullElse(AddressColumn.read(row.getString("parts")), Address.NONE);
        return new SavedAddress(
                row.getString("id"),
                row.getString("company_id"),
                row.getString("label"),
                row.getBoolean("ship_to"),
                row.getBoolean("bill_to"),
                parts.name(),
                parts.line1(),
                parts.line2(),
                parts.postalCode(),
                parts.city(),
                parts.region(),
                parts.country(),
                Columns.requiredInstant(row, "created_at"),
                row.getLong("version"));
    }
}
