package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.FilledRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The peer: the customers that the mirror has just written, inserted into a table of the same columns, indexes and number of
 * rows by one client in JDBC batches, a transaction each.
 */
final class PlainInserts implements AutoCloseable {

    private static final String COLUMNS =
            "id, user_id, email, email_verified, first_name, last_name, language, active, account_type, business_name,"
                    + " first_sign_in_at, registered_at";

    private final Connection registry;

    PlainInserts(Connection registry) {
        this.registry = registry;
    }

    /** Makes the table, with the rows that the registry has been filled with. */
    void prepare() throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS plain_customer");
            statement.execute("CREATE TABLE plain_customer (LIKE customer INCLUDING ALL)");
            statement.execute("INSERT INTO plain_customer (" + COLUMNS + ") SELECT " + COLUMNS + " FROM customer");
            statement.execute("VACUUM (ANALYZE) plain_customer");
        }
    }

    /** Rows per second. */
    double perSecond(int batch) throws SQLException {
        FilledRegistry.removeOthers(registry, "plain_customer");
        registry.setAutoCommit(false);
        int rows = 0;
        long begin;
        try (Statement read = registry.createStatement();
                ResultSet row =
                        read.executeQuery("SELECT " + COLUMNS + " FROM customer WHERE user_id NOT LIKE 'filled-%'");
                PreparedStatement insert = registry.prepareStatement(
                        "INSERT INTO plain_customer (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")) {
            begin = System.nanoTime();
            while (row.next()) {
                for (int column = 1; column <= 12; column++) {
                    insert.setObject(column, row.getObject(column));
                }
                insert.addBatch();
                if (++rows % batch == 0) {
                    insert.executeBatch();
                    registry.commit();
                }
            }
            insert.executeBatch();
            registry.commit();
        }
        double rate = rows / ((System.nanoTime() - begin) / 1e9);
        registry.setAutoCommit(true);
        return rate;
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS plain_customer");
        }
    }
}
