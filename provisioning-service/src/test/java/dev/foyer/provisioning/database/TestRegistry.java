package dev.foyer.provisioning.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A registry of its own on a real PostgreSQL, one server for the whole run. */
public final class TestRegistry {

    private static final AtomicInteger counter = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOutputRedirector(Redirect.DISCARD)
                        .setErrorRedirector(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String name = "registry_" + counter.incrementAndGet();
    private final DataSource dataSource;

    /** Without tables; {@link #migrate} makes them. */
    public TestRegistry() throws SQLException {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        dataSource = Server.POSTGRES.getDatabase("postgres", name);
    }

    public TestRegistry migrate() {
        Flyway.configure().dataSource(dataSource).load().migrate();
        return this;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Runs one statement. */
    public void execute(String sql, Object... parameters) {
        execute(dataSource, sql, parameters);
    }

    /** Runs one statement. */
    public static void execute(DataSource dataSource, String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The first column of every row, as text. */
    public List<String> texts(String sql, Object... parameters) {
        return texts(dataSource, sql, parameters);
    }

    /** The first column of every row, as text. */
    public static List<String> texts(DataSource dataSource, String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<String> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(rows.getString(1));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The first column of the only row, as text. */
    public String text(String sql, Object... parameters) {
        List<String> rows = texts(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError("One row expected, found " + rows);
        }
        return rows.get(0);
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
