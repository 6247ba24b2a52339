package dev.foyer.provisioning.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs statements whose one parameter is the batch.
 *
 * @param batch as {@link Batch#json} has it
 */
record BatchStatements(Connection connection, String batch) {

    /**
     * What a batch needs.
     *
     * @param byId whether a customer without login is somebody in the batch, by the id
     * @param byAddress the same by the address
     * @param businessNames whether somebody's business name is to be read
     */
    record Ahead(boolean byId, boolean byAddress, boolean businessNames) {}

    /** One after the other, in one round trip to the database. */
    void run(String... sql) throws SQLException {
        if (sql.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", sql))) {
            for (int parameter = 1; parameter <= sql.length; parameter++) {
                statement.setString(parameter, batch);
            }
            statement.execute();
        }
    }

    Ahead ahead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BatchSql.AHEAD)) {
            statement.setString(1, batch);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Ahead(
                        row.getBoolean("by_id"), row.getBoolean("by_address"), row.getBoolean("business_names"));
            }
        }
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, batch);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
