package dev.foyer.provisioning.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Hands out the one lease. Time is the database's, so the clocks of the processes do not matter. */
final class Leases {

    private static final String ACQUIRE = """
            UPDATE mirror_lease
            SET epoch = epoch + CASE WHEN holder = ? THEN 0 ELSE 1 END,
                holder = ?,
                expires_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE holder IS NULL OR holder = ? OR expires_at <= clock_timestamp()
            RETURNING epoch
            """;

    private static final String RELEASE = """
            UPDATE mirror_lease SET holder = NULL, expires_at = '-infinity' WHERE holder = ? AND epoch = ?
            """;

    // The lock makes a successor wait until this transaction is through, and a stalled holder notice its successor.
    // The epoch alone decides: as long as nobody took over, nobody wrote anything newer, however late it is. The
    // joins: a batch is at most some hundred users, found by index. Reading all customers once for it looks cheaper
    // to PostgreSQL up to tens of thousands of them, and took a fifth of a second of a batch on a busy machine.
    private static final String CONFIRM = """
            UPDATE mirror_lease
            SET last_applied_at = clock_timestamp(), expires_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE holder = ? AND epoch = ?
            RETURNING set_config('foyer.actor', 'keycloak', true), set_config('synchronous_commit', 'off', true),
                      set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
            """;

    private final DataSource dataSource;

    Leases(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the free or expired lease, or prolongs the one that this holder has; empty while another has it. */
    Optional<Lease> acquire(String holder, Duration duration) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ACQUIRE)) {
            statement.setString(1, holder);
            statement.setString(2, holder);
            statement.setLong(3, duration.toMillis());
            statement.setString(4, holder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Lease(holder, row.getLong(1), duration)) : Optional.empty();
            }
        }
    }

    /** Lets another process take over at once. Does nothing when the lease has passed on already. */
    void release(Lease lease) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, lease.holder());
            statement.setLong(2, lease.epoch());
            statement.executeUpdate();
        }
    }

    /**
     * Locks the lease for the rest of the connection's transaction, prolongs it even when it has expired meanwhile, and
     * notes that changes are applied. Whatever the transaction writes is Keycloak's doing, and the audit says so. Its commit
     * is visible before it is on disk: {@link FeedWatch#note} waits for the disk, before anything is acknowledged.
     *
     * @throws LeaseLostException when another process has taken over
     */
    static void confirm(Connection connection, Lease lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONFIRM)) {
            statement.setLong(1, lease.duration().toMillis());
            statement.setString(2, lease.holder());
            statement.setLong(3, lease.epoch());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLostException(lease);
                }
            }
        }
    }
}
