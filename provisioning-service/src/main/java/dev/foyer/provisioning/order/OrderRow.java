package dev.foyer.provisioning.order;

import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of {@code customer_order}. */
final class OrderRow {

    /** What both readers need, of the table under the alias o. */
    static final String COLUMNS = """
            o.reference, o.customer_id, o.state, o.placed_at, o.completed_at, o.delivered_at, o.cancelled_at, o.returned_at,
            o.disputed_at, o.excepted_at, o.shop, o.linked_from, o.linked_at, o.updated_at, o.version
            """;

    private OrderRow() {}

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getString("reference"),
                row.getString("customer_id"),
                OrderState.of(row.getString("state")),
                Columns.requiredInstant(row, "placed_at"),
                Columns.instant(row, "completed_at"),
                Columns.instant(row, "delivered_at"),
                Columns.instant(row, "excepted_at"),
                row.getString("shop"),
                row.getString("linked_from"),
                Columns.instant(row, "linked_at"),
                Columns.requiredInstant(row, "updated_at"),
                row.getLong("version"));
    }

    static OrderFacts facts(ResultSet row) throws SQLException {
        return new OrderFacts(
                Columns.requiredInstant(row, "placed_at"),
                Columns.instant(row, "completed_at"),
                Columns.instant(row, "delivered_at"),
                Columns.instant(row, "cancelled_at"),
                Columns.instant(row, "returned_at"),
                Columns.instant(row, "disputed_at"));
    }
}
