package dev.foyer.keycloak.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Statements in a transaction of their own, committed whatever becomes of the request. On a connection as Keycloak's lock of its
 * schema takes one: a session and an entity manager for a statement or two would cost more than these.
 */
public final class OwnTransaction {

    /** What is done on the connection; it must end soon, and not with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private OwnTransaction() {}

    /**
     * Does the work and commits it. The request's own transaction waits meanwhile.
     *
     * @throws IllegalStateException where the database did not do its part; nothing is done then
     */
    public static <T> T of(KeycloakSession session, Work<T> work) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        AtomicReference<T> result = new AtomicReference<>();
        KeycloakModelUtils.suspendJtaTransaction(factory, () -> result.set(committed(factory, work)));
        return Objects.requireNonNull(result.get(), "the work has a result");
    }

    private static <T> T committed(KeycloakSessionFactory factory, Work<T> work) {
        JpaConnectionProviderFactory connections =
                (JpaConnectionProviderFactory) factory.getProviderFactory(JpaConnectionProvider.class);
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not do its part", e);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
