package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of {@code reconciliation} and {@code reconciliation_drift}. */
final class ReconciliationRow {

    /** What {@link #run} needs. */
    static final String RUNS = """
            SELECT r.id, r.kind, r.state, r.step, r.allow_vanishing, r.scanned, r.marked, r.reason, r.created_at, r.finished_at,
                   d.drift, d.open_drift
            FROM reconciliation r
            CROSS JOIN LATERAL (
              SELECT count(*) AS drift, count(*) FILTER (WHERE x.repaired_at IS NULL) AS open_drift
              FROM reconciliation_drift x WHERE x.run_id = r.id AND x.confirmed) d
            WHERE\s""";

    /** What {@link #drift} needs. The customer is there for the caller's scope. */
    static final String DRIFT = """
            SELECT d.id, d.user_id, d.customer_id, d.kind, d.fields, d.first_seen_at, d.repaired_at, d.created_at
            FROM reconciliation_drift d LEFT JOIN customer c ON c.user_id = d.user_id
            WHERE\s""";

    private ReconciliationRow() {}

    static Reconciliation run(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getString("id"),
                Kind.of(row.getString("kind")).orElseThrow(),
                State.of(row.getString("state")),
                Step.of(row.getString("step")),
                row.getBoolean("allow_vanishing"),
                row.getLong("scanned"),
                row.getLong("marked"),
                row.getLong("drift"),
                row.getLong("open_drift"),
                row.getString("reason"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "finished_at"));
    }

    static Drift drift(ResultSet row) throws SQLException {
        return new Drift(
                row.getString("user_id"),
                row.getString("customer_id"),
                DriftKind.of(row.getString("kind")),
                Columns.texts(row, "fields"),
                Columns.requiredInstant(row, "first_seen_at"),
                Columns.instant(row, "repaired_at"),
                new Cursor(Columns.requiredInstant(row, "created_at"), row.getString("id")));
    }
}
