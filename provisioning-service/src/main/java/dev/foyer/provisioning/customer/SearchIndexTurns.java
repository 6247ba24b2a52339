package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.worker.Turns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Files what was written into the indexes for search. PostgreSQL collects new entries in a list, because filed one by one they
 * cost several times as much, and has whoever fills the list wait until it is filed: a tenth of a second and more, in the middle
 * of a batch of the mirror or of somebody's edit. Done here, nobody waits, and the list stays short for those who search. When
 * this does not run, the list is filed as before, at the length that migration V10 sets.
 */
final class SearchIndexTurns implements Turns {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private static final String FILE =
            "SELECT gin_clean_pending_list('customer_search'), gin_clean_pending_list('company_search')";

    private final DataSource dataSource;

    SearchIndexTurns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Duration turn() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FILE);
        }
        return PAUSE;
    }

    @Override
    public Duration failed() {
        return AFTER_FAILURE;
    }
}
