package dev.foyer.provisioning.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * A job that is being worked on, its row locked.
 *
 * @param fields for each column of the file, empty for none
 * @param doneTo up to which row of the file it is written
 * @param rows of the file
 * @param lastRow the number of the last one
 */
record RunningJob(
        String id,
        ImportKind kind,
        boolean allOrNothing,
        boolean dryRun,
        List<String> fields,
        Step step,
        long doneTo,
        long rows,
        long lastRow,
        boolean started,
        boolean cancelled) {

    /** What is to be done next. */
    enum Step {
        READ,
        MATCH,
        WRITE,
        CLEAN
    }

    // One at a time in each process; who failed waits for the others. The audit names who started it.
    static final String TAKE = """
            SELECT j.*, p.cancelled_by IS NOT NULL AS cancelled,
                   set_config('foyer.actor', j.created_by, true), set_config('foyer.reason', coalesce(j.reason, ''), true)
            FROM import_job j JOIN import_progress p ON p.job_id = j.id
            WHERE j.step <> 'ended' ORDER BY j.failures, j.created_at, j.id LIMIT 1 FOR UPDATE OF j SKIP LOCKED
            """;

    static RunningJob read(ResultSet row) throws SQLException {
        return new RunningJob(
                row.getString("id"),
                ImportKind.of(row.getString("kind")),
                row.getString("mode").equals("all-or-nothing"),
                row.getBoolean("dry_run"),
                List.of((String[]) row.getArray("fields").getArray()),
                Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                row.getLong("done_to"),
                row.getLong("row_count"),
                row.getLong("last_row"),
                row.getObject("started_at") != null,
                row.getBoolean("cancelled"));
    }
}
