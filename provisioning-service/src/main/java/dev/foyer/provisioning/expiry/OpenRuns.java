package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The run that every process works on. Thread-safe. */
final class OpenRuns {

    private static final String OPEN = "SELECT id, as_of FROM guest_expiry_run WHERE finished_at IS NULL";

    // Whom a process has that was killed comes back soon and is still of this run; who failed is of the next. Whom
    // another thread is taking at this moment is still seen as due.
    private static final String FINISH = """
            UPDATE guest_expiry_run SET finished_at = clock_timestamp()
            WHERE id = ? AND finished_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM guest_expiry WHERE stage IN ('expiring', 'erasing') AND failure IS NULL)
              AND NOT EXISTS (SELECT 1 FROM guest_expiry WHERE stage = 'active' AND ordered
                              AND NOT kept_by_order AND NOT legal_hold AND since <= ?)
              AND NOT EXISTS (SELECT 1 FROM guest_expiry WHERE stage = 'active' AND NOT ordered
                              AND NOT kept_by_order AND NOT legal_hold AND since <= ?)
              AND NOT EXISTS (SELECT 1 FROM guest_expiry WHERE stage = 'expired'
                              AND NOT kept_by_order AND NOT legal_hold AND since <= ?)
            """;

    private final DataSource dataSource;

    OpenRuns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<OpenRun> now() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new OpenRun(row.getString("id"), Columns.requiredInstant(row, "as_of")))
                    : Optional.empty();
        }
    }

    /**
     * Ends the run unless somebody is still with a guest. Answers whether it ended it.
     *
     * @param rule at the moment that the run counts for
     */
    boolean finish(OpenRun run, ExpiryRule rule) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, run.id());
            statement.setObject(2, rule.closedUntil().atOffset(ZoneOffset.UTC));
            statement.setObject(3, rule.idleUntil().atOffset(ZoneOffset.UTC));
            statement.setObject(4, rule.expiredUntil().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }
}
