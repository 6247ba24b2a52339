package dev.foyer.provisioning.worker;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Wishes in a table with the columns {@code next_attempt_at}, which is null where there is nothing to do, {@code attempts} and
 * {@code failure}. Thread-safe.
 *
 * @param <T> one wish
 */
public abstract class CommandTable<T> implements DueCommands<T> {

    /** For how long a wish that was taken is nobody else's: longer than a call to Keycloak may take with what comes after it. */
    protected static final Duration LEASE = Duration.ofMinutes(1);

    private static final String RELEASE = """
            UPDATE %1$s SET next_attempt_at = clock_timestamp() WHERE %2$s = ANY (?) AND next_attempt_at IS NOT NULL
            """;

    // Later each time, an hour at most.
    private static final String FAILED_FOR_NOW = """
            UPDATE %1$s
            SET attempts = attempts + 1, failure = ?,
                next_attempt_at = clock_timestamp() + least(interval '1 hour', interval '10 seconds' * 2 ^ least(attempts, 10))
            WHERE %2$s = ? AND next_attempt_at IS NOT NULL
            """;

    private final DataSource dataSource;
    private final String release;
    private final String failedForNow;

    /**
     * @param table as the database names it
     * @param id the column with the id of the command
     */
    protected CommandTable(DataSource dataSource, String table, String id) {
        this.dataSource = dataSource;
        this.release = RELEASE.formatted(table, id);
        this.failedForNow = FAILED_FOR_NOW.formatted(table, id);
    }

    /** The id under which Keycloak does it once. */
    protected abstract UUID commandId(T due);

    protected final Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public final void release(List<T> due) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(release)) {
            Array ids = connection.createArrayOf(
                    "uuid", due.stream().map(this::commandId).toArray(UUID[]::new));
            statement.setArray(1, ids);
            statement.executeUpdate();
        }
    }

    @Override
    public final void failedForNow(T due, String reason) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(failedForNow)) {
            statement.setString(1, reason);
            statement.setObject(2, commandId(due));
            statement.executeUpdate();
        }
    }
}
