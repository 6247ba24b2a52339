package dev.foyer.provisioning.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Replaces what the registry knows of customers by nothing. Thread-safe. Of each all goes in one transaction, together with the
 * proof, or nothing does.
 */
public final class Erasure {

    private final DataSource dataSource;

    public Erasure(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Erases customers whom Keycloak does not have any more. Whoever is not being erased under one of these commands, because another
     * process was faster, is left alone: repeating it changes nothing.
     *
     * @param runId in which they are counted and proved
     * @param commands of {@code guest_expiry}, in any order
     * @throws SQLException when the database refuses or does not answer; nothing is written then
     */
    public void erase(String runId, Collection<String> customers, Collection<UUID> commands) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(ErasureSql.ERASE)) {
                statement.setArray(1, connection.createArrayOf("text", customers.toArray()));
                statement.setArray(2, connection.createArrayOf("uuid", commands.toArray(UUID[]::new)));
                statement.setString(3, runId);
                statement.execute();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
