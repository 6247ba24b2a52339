package dev.foyer.provisioning.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What becomes of a job, within the transaction at hand. */
final class JobState {

    private static final String STARTED =
            "UPDATE import_job SET state = 'running', started_at = clock_timestamp() WHERE id = ?";

    private static final String READ = """
            UPDATE import_job SET row_count = ?, last_row = ?, step = 'match', failures = 0,
              error_count = (SELECT count(*) FROM import_error e WHERE e.job_id = import_job.id)
            WHERE id = ?
            """;

    private static final String MATCHED = """
            UPDATE import_job j
            SET error_count = e.errors, failures = 0,
                step = CASE WHEN e.stops THEN 'clean' ELSE 'write' END,
                state = CASE WHEN e.stops THEN 'failed' ELSE j.state END,
                finished_at = CASE WHEN e.stops THEN clock_timestamp() END,
                failure = CASE WHEN e.stops THEN e.errors || ' rows are wrong, so that nothing was written' END
            FROM (SELECT count(*) AS errors, count(*) > 0 AND ? AS stops FROM import_error WHERE job_id = ?) e
            WHERE j.id = ?
            """;

    private static final String WARN = """
            UPDATE import_job j
            SET warnings = jsonb_build_array(jsonb_build_object('code', 'same_name', 'count', w.count, 'rows', to_jsonb(w.rows)))
            FROM (%s) w (count, rows) WHERE j.id = :job AND w.count > 0
            """.formatted(MatchSql.SAME_NAMES);

    private static final String WRITTEN = """
            UPDATE import_job
            SET done_to = ?, created_count = created_count + ?, updated_count = updated_count + ?,
                skipped_count = skipped_count + ?, failures = 0
            WHERE id = ?
            """;

    private static final String COMPLETED =
            "UPDATE import_job SET state = 'completed', step = 'clean', finished_at = clock_timestamp() WHERE id = ?";

    private static final String CANCELLED =
            "UPDATE import_job SET state = 'cancelled', step = 'clean', finished_at = clock_timestamp() WHERE id = ?";

    private static final String FAILED = """
            UPDATE import_job SET state = 'failed', failure = ?, step = 'clean', failures = 0, finished_at = clock_timestamp()
            WHERE id = ?
            """;

    private static final List<String> CLEAN = List.of(
            "DELETE FROM %s s WHERE s.job_id = :job",
            "DELETE FROM import_part p WHERE p.job_id = :job", "UPDATE import_job SET step = 'ended' WHERE id = :job");

    private final Connection connection;
    private final RunningJob job;

    JobState(Connection connection, RunningJob job) {
        this.connection = connection;
        this.job = job;
    }

    void started() throws SQLException {
        execute(STARTED, job.id());
    }

    /** The file is in the table of rows. */
    void read(long rows, long lastRow) throws SQLException {
        execute(READ, rows, lastRow, job.id());
    }

    /** Whom the rows mean is known, and what is wrong with them. */
    void matched(JobSql rows) throws SQLException {
        if (job.kind() == ImportKind.COMPANIES) {
            rows.run(WARN);
        }
        execute(MATCHED, job.allOrNothing() && !job.dryRun(), job.id(), job.id());
    }

    /** A range is written. */
    void written(long doneTo, WriteStep write) throws SQLException {
        execute(WRITTEN, doneTo, write.created(), write.updated(), write.skipped(), job.id());
        if (doneTo >= job.lastRow()) {
            execute(COMPLETED, job.id());
        }
    }

    void cancelled() throws SQLException {
        execute(CANCELLED, job.id());
    }

    /**
     * It ends here.
     *
     * @param reason for people
     */
    void failed(String reason) throws SQLException {
        execute(FAILED, reason, job.id());
    }

    /** What nobody needs any more goes. */
    void clean() throws SQLException {
        for (String statement : CLEAN) {
            new JobSql(connection, job.id(), 0, 0)
                    .run(statement.formatted(job.kind().table()));
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
