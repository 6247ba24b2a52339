package dev.foyer.provisioning.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The waiting commands. Any number of processes take from it side by side. A taken command is nobody else's for half a
 * minute; after that it is taken again, which is harmless: states carry a version and actions an id.
 */
final class CommandQueue {

    // Sessions end after the user has been disabled, whatever else is wanted of the user by then, and in the order
    // asked for. A state that Keycloak failed at or refused holds up nothing: it may never be written.
    private static final String TAKE = """
            WITH taken AS (
              UPDATE identity_command q
              SET next_attempt_at = clock_timestamp() + interval '30 seconds'
              FROM (SELECT d.id, d.next_attempt_at AS due_at FROM identity_command d
                    WHERE d.next_attempt_at <= clock_timestamp()
                      AND (d.kind <> 'end_sessions'
                           OR NOT EXISTS (SELECT 1 FROM identity_command e
                                          WHERE e.user_id = d.user_id
                                            AND (e.kind = 'state' AND e.attempts = 0 OR e.kind = 'end_sessions' AND e.version < d.version)))
                    ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
              WHERE q.id = due.id
              RETURNING q.id, q.user_id, q.kind, q.version, due.due_at
            )
            SELECT t.id, t.user_id, t.kind, t.version FROM taken t ORDER BY t.due_at, t.version
            """;

    // Version and content in one statement: what is sent under a version is never older than it. In the order taken,
    // which
    // is that of who waits longest.
    private static final String WANTED = """
            SELECT q.id, q.user_id, q.kind, q.version,
                   i.customer_id, i.customer_number, i.customer_status, i.companies,
                   i.mfa_policy, i.mfa_required_from, i.wanted::text AS wanted
            FROM unnest(?) WITH ORDINALITY AS t (id, place)
              JOIN identity_command q ON q.id = t.id
              JOIN user_identity i ON i.user_id = q.user_id
            ORDER BY t.place
            """;

    private static final String RELEASE = """
            UPDATE identity_command SET next_attempt_at = clock_timestamp()
            WHERE id IN (SELECT q.id FROM identity_command q WHERE q.id = ANY (?) FOR UPDATE SKIP LOCKED)
            """;

    private static final String POSTPONE = """
            UPDATE identity_command SET next_attempt_at = clock_timestamp() + interval '1 minute'
            WHERE id = ? AND version = ?
            """;

    private final DataSource dataSource;
    private final ObjectMapper json = new ObjectMapper();

    CommandQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the commands that are due, longest due first. */
    List<IdentityCommand> take(int max) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, max);
            List<IdentityCommand> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(command(rows));
                }
            }
            return taken;
        }
    }

    /** What is wanted now of the users of these commands. A user who is nobody's any more is left out. */
    List<WantedState> wanted(Collection<IdentityCommand> commands) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(WANTED)) {
            statement.setArray(1, ids(connection, commands));
            List<WantedState> wanted = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    wanted.add(new WantedState(
                            command(rows),
                            rows.getString("customer_id"),
                            rows.getString("customer_number"),
                            rows.getString("customer_status"),
                            List.of((String[]) rows.getArray("companies").getArray()),
                            rows.getString("mfa_policy"),
                            rows.getString("mfa_required_from"),
                            parse(rows.getString("wanted"))));
                }
            }
            return wanted;
        }
    }

    /** Gives commands back that were not tried. */
    void release(Collection<IdentityCommand> commands) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setArray(1, ids(connection, commands));
            statement.executeUpdate();
        }
    }

    /** Gives one back that failed, though nobody knows why: not at once, but it costs no attempt. */
    void postpone(IdentityCommand command) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
            statement.setObject(1, command.id());
            statement.setLong(2, command.version());
            statement.executeUpdate();
        }
    }

    /** What came of commands, written in one transaction. */
    Settlement settlement(Duration retryDelay) {
        return new Settlement(dataSource, retryDelay);
    }

    static Array ids(Connection connection, Collection<IdentityCommand> commands) throws SQLException {
        return connection.createArrayOf(
                "uuid", commands.stream().map(IdentityCommand::id).toArray(UUID[]::new));
    }

    private static IdentityCommand command(ResultSet row) throws SQLException {
        return new IdentityCommand(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                IdentityCommand.Kind.of(row.getString("kind")),
                row.getLong("version"));
    }

    private @Nullable JsonNode parse(@Nullable String wanted) {
        try {
            return wanted == null ? null : json.readTree(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("customer.wanted is not JSON, though its column is", e);
        }
    }
}
