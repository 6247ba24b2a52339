package dev.foyer.keycloak.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Statements on our own tables in Keycloak's database, in the transaction of a session and used by its one thread. */
public final class OwnTables {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A locked table fails the request instead of holding it. */
    public static final int LONGEST_WAIT_SECONDS = 5;

    /** Lends a connection for a statement. */
    private interface Connections {
        <T> T lend(ReturningWork<T> statement);
    }

    private final Connections connections;

    /** On the connection of a session. Each statement borrows it anew: between them Keycloak's own statements run on it. */
    public OwnTables(KeycloakSession session) {
        Session jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
        this.connections = jpa::doReturningWork;
    }

    /** On a connection in {@link OwnTransaction}. */
    public OwnTables(Connection connection) {
        this.connections = new Connections() {
            @Override
            public <T> T lend(ReturningWork<T> statement) {
                try {
                    return statement.execute(connection);
                } catch (SQLException e) {
                    throw new IllegalStateException("The database did not do its part", e);
                }
            }
        };
    }

    /** Writes, and answers with the number of rows. */
    public int update(String sql, @Nullable Object... values) {
        return connections.lend(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    /** What the reader makes of each row. */
    public <T> List<T> list(RowReader<T> reader, String sql, @Nullable Object... values) {
        return connections.lend(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(reader.read(rows));
                    }
                    return list;
                }
            }
        });
    }

    /** What the reader makes of the first row. */
    public <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    /** Binds values in their order, and the time that is waited for a lock. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        statement.setQueryTimeout(LONGEST_WAIT_SECONDS);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
