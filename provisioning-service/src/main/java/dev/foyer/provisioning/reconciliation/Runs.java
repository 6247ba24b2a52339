package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hands the running run to one process at a time and keeps how far it has come. Time is the database's.
 */
final class Runs {

    /** What a turn writes besides the progress, in the same transaction. */
    @FunctionalInterface
    interface Writes {
        void to(Connection connection) throws SQLException;

        /** Nothing. */
        Writes NONE = connection -> {};
    }

    // Longer than a call to Keycloak may take: otherwise two processes with a slow Keycloak would take the run from
    // each other for ever.
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final String TAKE = """
            UPDATE reconciliation r
            SET epoch = r.epoch + CASE WHEN r.holder = ? THEN 0 ELSE 1 END, holder = ?,
                expires_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE r.state = 'running' AND (r.holder IS NULL OR r.holder = ? OR r.expires_at <= clock_timestamp())
            RETURNING r.id, r.kind, r.allow_vanishing, r.step, r.step_began_at, r.cursor, r.marked_at, r.epoch,
                      clock_timestamp() AS now
            """;

    private static final String RELEASE = """
            UPDATE reconciliation SET holder = NULL, expires_at = '-infinity' WHERE holder = ? AND state = 'running'
            """;

    private static final String ADVANCE = """
            UPDATE reconciliation
            SET step_began_at = CASE WHEN step = ? THEN step_began_at ELSE clock_timestamp() END, step = ?, cursor = ?,
                scanned = scanned + ?, marked = marked + ?, marked_at = coalesce(?, marked_at)
            WHERE id = ? AND epoch = ? AND state = 'running'
            """;

    private static final String FINISH = """
            WITH finished AS (
              UPDATE reconciliation
              SET state = ?, reason = ?, finished_at = clock_timestamp(), holder = NULL
              WHERE id = ? AND epoch = ? AND state = 'running'
              RETURNING id
            ), seen AS (
              DELETE FROM reconciliation_seen s USING finished f WHERE s.run_id = f.id
            )
            SELECT id FROM finished
            """;

    private final DataSource dataSource;
    private final String holder;

    /**
     * Takes runs in the name of one process.
     *
     * @param holder newly named at each start
     */
    Runs(DataSource dataSource, String holder) {
        this.dataSource = dataSource;
        this.holder = holder;
    }

    /** The running run, unless there is none or another process has it; what this process has it keeps for longer. */
    Optional<Run> take() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, holder);
            statement.setString(2, holder);
            statement.setLong(3, LEASE.toMillis());
            statement.setString(4, holder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Lets another process go on at once. */
    void release() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, holder);
            statement.executeUpdate();
        }
    }

    /**
     * Keeps how far the run has come, and what the turn found, both or nothing.
     *
     * @throws RunLostException when the run is not this process' any more
     */
    void save(Run run, Progress progress, Writes writes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // First, since it locks the run: whoever takes it over waits for this transaction.
                advance(connection, run, progress);
                writes.to(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Ends the run.
     *
     * @param reason for staff; null when there is nothing to say
     * @throws RunLostException when the run is not this process' any more
     */
    void finish(Run run, State state, @Nullable String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, state.text());
            statement.setString(2, reason);
            statement.setString(3, run.id());
            statement.setLong(4, run.epoch());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new RunLostException(run);
                }
            }
        }
    }

    private static void advance(Connection connection, Run run, Progress progress) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            Instant markedAt = progress.markedAt();
            statement.setString(1, progress.step().text());
            statement.setString(2, progress.step().text());
            statement.setString(3, progress.cursor());
            statement.setLong(4, progress.scanned());
            statement.setLong(5, progress.marked());
            statement.setObject(
                    6, markedAt == null ? null : markedAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(7, run.id());
            statement.setLong(8, run.epoch());
            if (statement.executeUpdate() == 0) {
                throw new RunLostException(run);
            }
        }
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getString("id"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getBoolean("allow_vanishing"),
                Step.of(row.getString("step")),
                Columns.requiredInstant(row, "step_began_at"),
                row.getString("cursor"),
                Columns.instant(row, "marked_at"),
                row.getLong("epoch"),
                Columns.requiredInstant(row, "now"));
    }
}
