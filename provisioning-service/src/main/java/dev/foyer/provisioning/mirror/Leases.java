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
            UPDATE mirror_lease SET expires_at = '-infinity' WHERE holder = ? AND epoch = ?
            """;

    // The lock makes a successor wait until this transaction is through, and a stalled holder notice its successor.
    private static final String CONFIRM = """
            UPDATE mirror_lease SET last_applied_at = clock_timestamp()
            WHERE holder = ? AND epoch = ? AND expires_at > clock_timestamp()
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
                return row.next() ? Optional.of(new Lease(holder, row.getLong(1))) : Optional.empty();
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
     * Locks the lease for the rest of the connection's transaction and notes that changes are applied.
     *
     * @throws LeaseLostException when it is not this lease that is valid now
     */
    static void confirm(Connection connection, Lease lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONFIRM)) {
            statement.setString(1, lease.holder());
            statement.setLong(2, lease.epoch());
            if (statement.executeUpdate() == 0) {
                throw new LeaseLostException(lease);
            }
        }
    }
}
