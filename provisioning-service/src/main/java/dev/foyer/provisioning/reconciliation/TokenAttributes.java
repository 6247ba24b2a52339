package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.identity.TokenAttributeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares what Keycloak has for tokens with what the registry wants there. */
final class TokenAttributes {

    private static final String DIFFERENCES = TokenAttributeSql.differences("?");

    private TokenAttributes() {}

    /** The users among these whose attributes are not what the registry wants. */
    static List<Finding> among(Connection connection, List<JsonNode> users) throws SQLException {
        if (users.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(DIFFERENCES)) {
            statement.setString(
                    1, JsonNodeFactory.instance.arrayNode().addAll(users).toString());
            List<Finding> findings = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.add(new Finding(
                            row.getString("user_id"),
                            row.getString("customer_id"),
                            DriftKind.TOKEN_ATTRIBUTES.text(),
                            Columns.texts(row, "fields")));
                }
            }
            return findings;
        }
    }
}
