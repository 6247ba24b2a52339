package dev.foyer.keycloak.mail;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Statements on the tables of mails, in the transaction of a Keycloak session and used by its one thread. */
final class MailTable {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A locked table fails the request instead of holding it. */
    static final int LONGEST_WAIT_SECONDS = 5;

    /** Each statement borrows the connection anew: between them Keycloak's own statements run on it. */
    private final Session jpa;

    MailTable(KeycloakSession session) {
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /** Writes, and answers with the number of rows. */
    int update(String sql, Object... values) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    <T> List<T> list(RowReader<T> reader, String sql, Object... values) {
        return jpa.doReturningWork(connection -> {
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

    <T> Optional<T> first(RowReader<T> reader, String sql, Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        statement.setQueryTimeout(LONGEST_WAIT_SECONDS);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
