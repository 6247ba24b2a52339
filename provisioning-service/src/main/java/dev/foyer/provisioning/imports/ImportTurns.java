package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.csv.CsvException;
import dev.foyer.provisioning.imports.Progress.CancelledException;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings imports to their end, a step or a range of rows in each turn, which is a transaction: killed anywhere, it goes on where it was.
 * Used by one thread; any number of processes may work, each on a job of its own.
 */
final class ImportTurns implements Turns {

    private static final int MOST_FAILURES = 5;

    /** What somebody else has written meanwhile stands against it: whom the rows mean is to be found again. */
    private static final Set<String> CONFLICTS = Set.of("23503", "23505", "23514", "23P01", "40001", "40P01");

    private static final String FAILED_TURN = """
            UPDATE import_job SET failures = failures + 1,
              step = CASE WHEN ? AND step = 'write' THEN 'match' ELSE step END
            WHERE id = ? RETURNING failures
            """;

    private static final String GIVEN_UP =
            "it failed several times, and others go first; what was written stays. Hand the file in again";

    private final DataSource dataSource;
    private final Pace pace;

    ImportTurns(DataSource dataSource, Pace pace) {
        this.dataSource = dataSource;
        this.pace = pace;
    }

    @Override
    public Duration turn() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return turn(connection) ? pace.worked(true) : pace.idled();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    private boolean turn(Connection connection) throws SQLException {
        RunningJob job = take(connection);
        if (job == null) {
            return false;
        }
        JobState state = new JobState(connection, job);
        try {
            step(connection, job, state);
            connection.commit();
        } catch (CancelledException e) {
            connection.rollback();
            state.cancelled();
            connection.commit();
        } catch (CsvException e) {
            connection.rollback();
            state.failed(String.valueOf(e.getMessage()));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            if (!failure(connection, job, state, e instanceof SQLException cause ? cause.getSQLState() : null)) {
                throw e;
            }
        }
        return true;
    }

    private void step(Connection connection, RunningJob job, JobState state) throws SQLException, CancelledException {
        if (job.step() == RunningJob.Step.CLEAN) {
            state.clean();
        } else if (job.cancelled()) {
            state.cancelled();
        } else if (!job.started()) {
            state.started();
        } else {
            Progress progress = new Progress(dataSource, job.id());
            switch (job.step()) {
                case READ -> {
                    ReadStep read = new ReadStep(connection, job, progress);
                    read.run();
                    state.read(read.count(), read.last());
                }
                case MATCH -> {
                    JobSql rows = new JobSql(connection, job.id(), job.doneTo(), job.lastRow());
                    rows.run(MatchSql.find(job.kind()));
                    rows.run(MatchSql.judge(job.kind()));
                    state.matched(rows);
                }
                default -> {
                    WriteStep write = new WriteStep(connection, job, progress);
                    long doneTo = write.run();
                    state.written(doneTo, write);
                }
            }
        }
    }

    /**
     * Notes that the turn failed; who fails goes behind the others, and not for ever.
     *
     * @return whether that is dealt with, and nobody need be told
     */
    private static boolean failure(Connection connection, RunningJob job, JobState state, @Nullable String sqlState)
            throws SQLException {
        boolean conflict = sqlState != null && CONFLICTS.contains(sqlState);
        boolean outage = sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57"));
        if (outage) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(FAILED_TURN)) {
            statement.setBoolean(1, conflict);
            statement.setString(2, job.id());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getInt("failures") >= MOST_FAILURES) {
                    state.failed(GIVEN_UP);
                }
            }
        }
        connection.commit();
        return conflict;
    }

    private static @Nullable RunningJob take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RunningJob.TAKE);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? RunningJob.read(row) : null;
        }
    }
}
