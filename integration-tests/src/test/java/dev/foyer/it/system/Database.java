package dev.foyer.it.system;

import dev.foyer.devstack.postgres.PostgreSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One of the two databases, for what no API does: bulk statements, faults, leftovers. */
public final class Database {

    private final PostgreSql server;
    private final String name;

    Database(PostgreSql server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Runs a statement and answers with the number of rows that it wrote. */
    public int update(String sql, Object... values) {
        try (Connection connection = server.connect(name);
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The first column of every row. */
    public List<String> texts(String sql, Object... values) {
        try (Connection connection = server.connect(name);
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The number that a query counts. */
    public long count(String sql, Object... values) {
        return Long.parseLong(texts(sql, values).get(0));
    }

    /** Whether a statement with these words waits for a lock that somebody else has. */
    public boolean isWaitedFor(String words) {
        return count(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock' and query ilike '%' || ? || '%'",
                        words)
                > 0;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
