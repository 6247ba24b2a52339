package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of facts, the same in {@code customer} and {@code company}. */
public final class LifecycleColumns {

    private LifecycleColumns() {}

    /** The lifecycle of the row that the result stands on. */
    public static Lifecycle read(ResultSet row) throws SQLException {
        return Lifecycle.of(new Lifecycle.Facts(
                Columns.instant(row, "requested_at"),
                Columns.instant(row, "rejected_at"),
                Columns.instant(row, "invited_at"),
                Columns.instant(row, "registered_at"),
                Columns.instant(row, "first_ordered_at")));
    }
}
