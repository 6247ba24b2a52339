package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.address.SavedAddress;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import dev.foyer.provisioning.question.CustomerAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads a row of {@code customer}. */
final class CustomerRow {

    /** What {@link #read} needs, of the table under the alias c. */
    static final String COLUMNS = """
            c.id, c.user_id, c.external_id, c.customer_number, c.account_type, c.active,
            coalesce(c.email, c.guest_email) AS email, c.email_verified,
            c.former_emails, c.first_name, c.last_name, c.phone, c.office_phone, c.language, c.time_zone, c.newsletter,
            c.commission_reduced_percent, c.expires_at, c.requested_at, c.rejected_at, c.invited_at, c.registered_at,
            c.first_ordered_at, c.first_sign_in_at, c.created_at, c.version, c.mfa_policy,\s""" + Labels.columns(LabelOwner.CUSTOMER, "c");

    private CustomerRow() {}

    /** The customer of this row. The lists may be filled afterwards. */
    static Customer read(
            ResultSet row,
            List<CompanyMembership> companies,
            List<SavedAddress> addresses,
            List<CustomerAnswer> answers)
            throws SQLException {
        return new Customer(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("external_id"),
                row.getString("customer_number"),
                row.getString("account_type"),
                LifecycleColumns.read(row),
                row.getBoolean("active"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                Columns.texts(row, "former_emails"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone"),
                row.getString("office_phone"),
                row.getString("language"),
                row.getString("time_zone"),
                companies,
                addresses,
                Columns.texts(row, "labels"),
                Columns.texts(row, "tags"),
                row.getBoolean("newsletter"),
                row.getBigDecimal("commission_reduced_percent"),
                Map.of("policy", row.getString("mfa_policy")),
                answers,
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "registered_at"),
                Columns.instant(row, "first_sign_in_at"),
                Columns.instant(row, "expires_at"),
                row.getLong("version"));
    }
}
