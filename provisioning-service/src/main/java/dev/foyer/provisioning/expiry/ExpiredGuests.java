package dev.foyer.provisioning.expiry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes down that guests have expired. Thread-safe. */
final class ExpiredGuests {

    // Customers before their rows here, like everybody.
    private static final String LOCK = """
            SELECT set_config('foyer.actor', 'system', true);
            SELECT 1 FROM customer c WHERE c.id = ANY (?) ORDER BY c.id FOR NO KEY UPDATE
            """;

    // Whoever another process has brought to an end meanwhile is left out, and so is who has become a customer.
    private static final String SETTLE = """
            WITH settled AS (
              UPDATE guest_expiry e
              SET stage = 'expired', since = clock_timestamp(), command_id = NULL, due_at = NULL, next_attempt_at = NULL,
                  attempts = 0, failure = NULL
              FROM unnest(?::text[], ?::uuid[]) AS t (customer_id, command_id)
              WHERE e.customer_id = t.customer_id AND e.command_id = t.command_id AND e.stage = 'expiring'
              RETURNING e.customer_id, e.since
            ), shown AS (
              UPDATE customer c
              SET active = false, expired_at = s.since, wanted = nullif(c.wanted - 'active', '{}'),
                  version = c.version + 1, updated_at = clock_timestamp()
              FROM settled s WHERE c.id = s.customer_id
            )
            UPDATE guest_expiry_run r SET expired = r.expired + (SELECT count(*) FROM settled) WHERE r.id = ?
            """;

    private final DataSource dataSource;

    ExpiredGuests(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keycloak has disabled them, or never knew them. Repeating it changes nothing. */
    void settle(String runId, List<DueGuest> guests) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement settle = connection.prepareStatement(SETTLE)) {
                lock.setArray(1, DueGuests.customers(connection, guests));
                lock.execute();
                settle.setArray(1, DueGuests.customers(connection, guests));
                settle.setArray(2, DueGuests.commands(connection, guests));
                settle.setString(3, runId);
                settle.execute();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
