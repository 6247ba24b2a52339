package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.expiry.DueBatch.Stage;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Hands out the guests who are due, batch by batch. Any number of threads and processes take from it side by side: what one has
 * locked the others pass over. Whom a process had when it was killed is handed out again when its time is over, under the same
 * command, so Keycloak does nothing twice. Cost does not depend on how many guests there are: each statement walks an index from
 * its beginning and stops at the first row that is not due.
 */
final class DueGuests {

    // Longer than a call to Keycloak may take with what comes after it.
    private static final Duration LEASE = Duration.ofMinutes(1);

    // What keeps a guest may come while Keycloak does not answer. Whose user was deleted there waits for no order.
    private static final String IS_KEPT = """
            (d.legal_hold OR d.kept_by_order AND NOT EXISTS (
               SELECT 1 FROM customer c WHERE c.id = d.customer_id AND c.user_id IS DISTINCT FROM d.user_id))
            """;

    // Also where Keycloak has done it and nobody wrote that down: it is told once more when the time has come.
    private static final String LET_GO = """
            UPDATE guest_expiry e
            SET stage = CASE e.stage WHEN 'expiring' THEN 'active' ELSE 'expired' END,
                command_id = NULL, due_at = NULL, next_attempt_at = NULL, attempts = 0, failure = NULL
            FROM (SELECT d.customer_id FROM guest_expiry d
                  WHERE d.stage IN ('expiring', 'erasing') AND NOT d.by_request AND d.next_attempt_at <= clock_timestamp() AND %s
                  ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) kept
            WHERE e.customer_id = kept.customer_id
            """.formatted(IS_KEPT.strip());

    private static final String HANDED_OUT = " RETURNING e.customer_id, e.user_id, e.command_id, e.stage";

    private static final String AGAIN = """
            UPDATE guest_expiry e SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
            FROM (SELECT d.customer_id FROM guest_expiry d
                  WHERE d.stage IN ('expiring', 'erasing') AND NOT d.by_request AND d.next_attempt_at <= clock_timestamp() AND NOT %s
                  ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
            WHERE e.customer_id = due.customer_id
            """.formatted(IS_KEPT.strip()) + HANDED_OUT;

    private static final String NEW = """
            UPDATE guest_expiry e
            SET stage = ?, command_id = gen_random_uuid(), due_at = e.since + ? * interval '1 millisecond',
                next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
            FROM (SELECT d.customer_id FROM guest_expiry d
                  WHERE %s AND NOT d.kept_by_order AND NOT d.legal_hold AND d.since <= ?
                  ORDER BY d.since, d.customer_id LIMIT ? FOR UPDATE SKIP LOCKED) due
            WHERE e.customer_id = due.customer_id
            """ + HANDED_OUT;

    private static final String CLOSED = NEW.formatted("d.stage = 'active' AND d.ordered");
    private static final String IDLE = NEW.formatted("d.stage = 'active' AND NOT d.ordered");
    private static final String EXPIRED = NEW.formatted("d.stage = 'expired'");

    private static final String RELEASE = """
            UPDATE guest_expiry e SET next_attempt_at = clock_timestamp()
            FROM unnest(?::text[], ?::uuid[]) AS t (customer_id, command_id)
            WHERE e.customer_id = t.customer_id AND e.command_id = t.command_id
            """;

    // Later each time, an hour at most.
    private static final String FAILED = """
            WITH failed AS (
              UPDATE guest_expiry e
              SET attempts = e.attempts + 1, failure = ?,
                  next_attempt_at = clock_timestamp() + least(interval '1 hour', interval '10 seconds' * 2 ^ least(e.attempts, 10))
              FROM unnest(?::text[], ?::uuid[]) AS t (customer_id, command_id)
              WHERE e.customer_id = t.customer_id AND e.command_id = t.command_id
              RETURNING e.attempts
            )
            UPDATE guest_expiry_run r SET failed = r.failed + (SELECT count(*) FROM failed WHERE attempts = 1) WHERE r.id = ?
            """;

    private final DataSource dataSource;
    private final int most;

    /** @param most guests of a batch */
    DueGuests(DataSource dataSource, int most) {
        this.dataSource = dataSource;
        this.most = most;
    }

    /**
     * The next guests: first those whom nobody brought to an end, then those who expire, then those to be erased. Whom an order or
     * a legal hold keeps by now, and nobody has at hand, is let go again.
     *
     * @param rule at the moment that the run counts for
     * @return nobody when none is due
     */
    List<DueBatch> take(String runId, ExpiryRule rule) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            letGo(connection);
            List<DueBatch> again = again(connection, runId);
            if (!again.isEmpty()) {
                return again;
            }
            Optional<DueBatch> fresh = fresh(
                    connection,
                    runId,
                    CLOSED,
                    Stage.EXPIRING,
                    rule.closedUntil(),
                    rule.periods().grace());
            if (fresh.isEmpty()) {
                fresh = fresh(
                        connection,
                        runId,
                        IDLE,
                        Stage.EXPIRING,
                        rule.idleUntil(),
                        rule.periods().idle());
            }
            if (fresh.isEmpty()) {
                Duration retention = rule.periods().retention();
                fresh = fresh(connection, runId, EXPIRED, Stage.ERASING, rule.expiredUntil(), retention);
            }
            return fresh.stream().toList();
        }
    }

    /** Gives back whom Keycloak was not told of, as far as one knows. */
    void release(List<DueGuest> guests) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setArray(1, customers(connection, guests));
            statement.setArray(2, commands(connection, guests));
            statement.executeUpdate();
        }
    }

    /** To be tried again later. Each is counted once, however often it fails. */
    void failed(DueBatch batch, String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, reason);
            statement.setArray(2, customers(connection, batch.guests()));
            statement.setArray(3, commands(connection, batch.guests()));
            statement.setString(4, batch.runId());
            statement.executeUpdate();
        }
    }

    private void letGo(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LET_GO)) {
            statement.setInt(1, most);
            statement.executeUpdate();
        }
    }

    private List<DueBatch> again(Connection connection, String runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setLong(1, LEASE.toMillis());
            statement.setInt(2, most);
            return batches(runId, statement);
        }
    }

    private Optional<DueBatch> fresh(
            Connection connection, String runId, String sql, Stage stage, Instant until, Duration period)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, stage.column());
            statement.setLong(2, period.toMillis());
            statement.setLong(3, LEASE.toMillis());
            statement.setObject(4, until.atOffset(ZoneOffset.UTC));
            statement.setInt(5, most);
            return batches(runId, statement).stream().findFirst();
        }
    }

    private static List<DueBatch> batches(String runId, PreparedStatement statement) throws SQLException {
        Map<Stage, List<DueGuest>> guests = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                guests.computeIfAbsent(Stage.of(rows.getString("stage")), stage -> new ArrayList<>())
                        .add(new DueGuest(
                                rows.getString("customer_id"),
                                rows.getString("user_id"),
                                rows.getObject("command_id", UUID.class)));
            }
        }
        return guests.entrySet().stream()
                .map(entry -> new DueBatch(runId, entry.getKey(), entry.getValue()))
                .toList();
    }

    static Array customers(Connection connection, List<DueGuest> guests) throws SQLException {
        return connection.createArrayOf(
                "text", guests.stream().map(DueGuest::customerId).toArray());
    }

    static Array commands(Connection connection, List<DueGuest> guests) throws SQLException {
        Object[] commands = guests.stream().map(DueGuest::commandId).toArray();
        return connection.createArrayOf("uuid", Arrays.copyOf(commands, commands.length, UUID[].class));
    }
}
