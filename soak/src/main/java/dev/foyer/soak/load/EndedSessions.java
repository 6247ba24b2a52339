package dev.foyer.soak.load;

import dev.foyer.devstack.postgres.PostgreSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How often Keycloak has ended a user's sessions for the registry, as its table says. */
final class EndedSessions {

    private final PostgreSql databases;

    EndedSessions(PostgreSql databases) {
        this.databases = databases;
    }

    /** -1 while the database does not answer. */
    int of(String userId) {
        try (Connection keycloak = databases.connect("keycloak");
                PreparedStatement query =
                        keycloak.prepareStatement("select count(*) from foyer_command_done where user_id = ?")) {
            query.setString(1, userId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        } catch (SQLException e) {
            return -1;
        }
    }
}
