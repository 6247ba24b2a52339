package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares users with the registry by the mirror's own rules, without writing anything. */
public final class Differences {

    private Differences() {}

    /**
     * The users among these whose snapshot would change the registry, were it applied; parked ones are left out, since
     * theirs was tried. In one statement, however many they are.
     *
     * @param users as the feed has them: without a snapshot for who is gone; each once
     */
    public static List<Difference> among(Connection connection, List<Change> users) throws SQLException {
        if (users.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(DifferenceSql.DIFFERENCES)) {
            statement.setString(1, new Batch(users).json());
            List<Difference> differences = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    differences.add(new Difference(
                            row.getString("user_id"),
                            row.getString("customer_id"),
                            Difference.Kind.valueOf(row.getString("kind")),
                            Columns.texts(row, "fields")));
                }
            }
            return differences;
        }
    }
}
