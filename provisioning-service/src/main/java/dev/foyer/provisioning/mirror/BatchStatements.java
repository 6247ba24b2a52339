package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements on a batch. It is sent once, however many they are: it may be a megabyte, and whoever is frozen while it
 * is on its way keeps everybody's locks.
 */
final class BatchStatements {

    /**
     * What a batch needs.
     *
     * @param byId whether a customer without login is somebody in the batch, by the id
     * @param byAddress the same by the address
     * @param businessNames whether somebody's business name is to be read
     */
    record Ahead(boolean byId, boolean byAddress, boolean businessNames) {}

    private final Connection connection;

    private BatchStatements(Connection connection) {
        this.connection = connection;
    }

    /** Sends the batch. One at a time in a transaction, and to be used in that transaction only. */
    static BatchStatements of(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BatchSql.HAND_OVER)) {
            statement.setString(1, batch.json());
            statement.execute();
        }
        return new BatchStatements(connection);
    }

    Connection connection() {
        return connection;
    }

    /** One after the other, in one round trip to the database. */
    void run(String... sql) throws SQLException {
        if (sql.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", sql))) {
            statement.execute();
        }
    }

    /** A statement whose one parameter are ids of users. */
    void runFor(List<Change> changes, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", changes.stream().map(Change::userId).toArray()));
            statement.execute();
        }
    }

    Ahead ahead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BatchSql.AHEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Ahead(row.getBoolean("by_id"), row.getBoolean("by_address"), row.getBoolean("business_names"));
        }
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
