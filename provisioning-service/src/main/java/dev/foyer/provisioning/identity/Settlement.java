package dev.foyer.provisioning.identity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes down what came of commands. Only a command whose version is still the one that was sent is touched: otherwise
 * something newer is wanted, and that stays due. Rows that another transaction holds are left to it, so that nobody waits
 * for nobody in a circle; such a command is simply sent again.
 */
final class Settlement {

    private static final String MINE = """
            SELECT q.id FROM identity_command q JOIN unnest(?::uuid[], ?::bigint[]) AS d (id, version) USING (id, version)
            FOR UPDATE OF q SKIP LOCKED
            """;

    private static final String REMOVE =
            "WITH gone AS (DELETE FROM identity_command WHERE id IN (" + MINE + ") RETURNING user_id, kind) " + """
            INSERT INTO identity_command AS q (user_id, kind)
            SELECT p.user_id, 'mark' FROM gone g JOIN mirror_parked p USING (user_id) WHERE g.kind = 'state'
            ON CONFLICT (user_id, kind) WHERE kind IN ('state', 'mark') DO UPDATE
            SET version = greatest(q.version + 1, excluded.version), next_attempt_at = clock_timestamp()
            """;

    private static final String LOCK_CUSTOMER = "SELECT 1 FROM customer WHERE user_id = ? FOR UPDATE";

    // The wish is fulfilled. Meanwhile the mirror may have passed over a newer value of Keycloak's: it is asked to look
    // again. What it has read before this version was written is passed over.
    private static final String FULFIL =
            "WITH gone AS (DELETE FROM identity_command WHERE id IN (" + MINE + ") RETURNING user_id, version), " + """
            fulfilled AS (UPDATE customer c SET wanted = NULL, state_version = g.version, fulfilled_at = clock_timestamp()
                          FROM gone g WHERE c.user_id = g.user_id)
            INSERT INTO identity_command AS q (user_id, kind) SELECT g.user_id, 'mark' FROM gone g
            ON CONFLICT (user_id, kind) WHERE kind IN ('state', 'mark') DO UPDATE
            SET version = greatest(q.version + 1, excluded.version), next_attempt_at = clock_timestamp()
            """;

    private static final String OVERTAKE = """
            UPDATE identity_command SET version = greatest(version, ? + 1), next_attempt_at = clock_timestamp()
            WHERE id = ? AND version = ?
            """;

    // Under a new version, because Keycloak writes each but once, and it may have taken the old one in part.
    private static final String FAILED = """
            UPDATE identity_command
            SET attempts = attempts + 1, reason = ?, version = version + 1,
                next_attempt_at = clock_timestamp() + CASE WHEN attempts + 1 >= ? THEN interval '1 hour'
                  ELSE ? * interval '1 millisecond' * 2 ^ attempts END
            WHERE id = ? AND version = ?
            """;

    private static final String ATTEMPTS =
            "SELECT attempts FROM identity_command WHERE id IN (" + MINE + ") AND kind = 'state'";

    // Keycloak, which did not take it as a whole, counts it as the version before.
    private static final String KEEP_REFUSED = """
            UPDATE customer SET wanted = nullif(
              (SELECT coalesce(jsonb_object_agg(w.key, w.value), '{}') FROM jsonb_each(wanted) w WHERE w.key = ANY (?)), '{}'),
              state_version = ? - 1, fulfilled_at = clock_timestamp()
            WHERE user_id = ? AND EXISTS (SELECT 1 FROM jsonb_object_keys(wanted) k WHERE k <> ALL (?))
            """;

    private static final String MARK = """
            INSERT INTO identity_command AS q (user_id, kind) VALUES (?, 'mark')
            ON CONFLICT (user_id, kind) WHERE kind IN ('state', 'mark') DO UPDATE
            SET version = greatest(q.version + 1, excluded.version), next_attempt_at = clock_timestamp()
            """;

    // The wishes that went were a change of the registry: it has made the command a new one, which it is not.
    private static final String FAILED_AGAIN = """
            UPDATE identity_command SET attempts = ?, reason = ?, version = version + 1,
                next_attempt_at = clock_timestamp() + CASE WHEN ? >= ? THEN interval '1 hour'
                  ELSE ? * interval '1 millisecond' * 2 ^ (? - 1) END
            WHERE id = ?
            """;

    private final DataSource dataSource;
    private final Duration retryDelay;

    Settlement(DataSource dataSource, Duration retryDelay) {
        this.dataSource = dataSource;
        this.retryDelay = retryDelay;
    }

    /**
     * These need nothing more. A user whose mirroring is parked is looked at again: what was in the way may be gone, since
     * the registry's id has been written over another.
     */
    void done(Collection<IdentityCommand> commands) throws SQLException {
        if (commands.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            bind(connection, statement, commands);
            statement.executeUpdate();
        }
    }

    /** Keycloak has what staff wanted of its own fields. */
    void fulfilled(IdentityCommand command) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK_CUSTOMER);
                    PreparedStatement fulfil = connection.prepareStatement(FULFIL)) {
                lock.setString(1, command.userId());
                lock.executeQuery();
                bind(connection, fulfil, List.of(command));
                fulfil.executeUpdate();
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
     * Keycloak has a newer version. Unless this is an old command of a worker that stalled, the registry's versions are
     * behind, as after a restored backup: the same is wanted under a version that Keycloak takes.
     */
    void stale(IdentityCommand command, long theirs) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OVERTAKE)) {
            statement.setLong(1, theirs);
            statement.setObject(2, command.id());
            statement.setLong(3, command.version());
            statement.executeUpdate();
        }
    }

    /** To be tried again, later each time; parked after a few attempts. */
    void failed(IdentityCommand command, String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, reason);
            statement.setInt(2, ParkedCommand.ATTEMPTS);
            statement.setLong(3, retryDelay.toMillis());
            statement.setObject(4, command.id());
            statement.setLong(5, command.version());
            statement.executeUpdate();
        }
    }

    /**
     * Keycloak took a state but for these wishes. Only they are wanted from now on: the others are Keycloak's again, to be
     * changed there without being written over at the next attempt.
     */
    void refused(IdentityCommand command, String reason, Collection<String> wishes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                refused(connection, command, reason, wishes);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void refused(Connection connection, IdentityCommand command, String reason, Collection<String> wishes)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_CUSTOMER);
                PreparedStatement mine = connection.prepareStatement(ATTEMPTS);
                PreparedStatement keep = connection.prepareStatement(KEEP_REFUSED);
                PreparedStatement mark = connection.prepareStatement(MARK);
                PreparedStatement failed = connection.prepareStatement(FAILED_AGAIN)) {
            lock.setString(1, command.userId());
            lock.executeQuery();
            bind(connection, mine, List.of(command));
            int attempts;
            try (ResultSet row = mine.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                attempts = row.getInt("attempts") + 1;
            }
            Array kept = connection.createArrayOf("text", wishes.toArray());
            keep.setArray(1, kept);
            keep.setLong(2, command.version());
            keep.setString(3, command.userId());
            keep.setArray(4, kept);
            if (keep.executeUpdate() > 0) {
                mark.setString(1, command.userId());
                mark.executeUpdate();
            }
            failed.setInt(1, attempts);
            failed.setString(2, reason);
            failed.setInt(3, attempts);
            failed.setInt(4, ParkedCommand.ATTEMPTS);
            failed.setLong(5, retryDelay.toMillis());
            failed.setInt(6, attempts);
            failed.setObject(7, command.id());
            failed.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<IdentityCommand> commands)
            throws SQLException {
        statement.setArray(1, CommandQueue.ids(connection, commands));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "bigint",
                        commands.stream().map(IdentityCommand::version).toArray(Long[]::new)));
    }
}
