package dev.foyer.soak.load;

import dev.foyer.devstack.postgres.PostgreSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What Keycloak's database says of sessions. Thread-safe. */
final class Sessions {

    private static final String ENDED = "select count(*) from foyer_command_done where user_id = ?";

    // Keycloak does not wait until PostgreSQL has a new session on disk, so one that was opened in the moment before
    // PostgreSQL is killed is rightly lost. A transaction that writes waits for all that were committed before it.
    private static final String OPEN = """
            select exists (select 1 from offline_user_session where user_session_id = ? and offline_flag = '0'),
                   pg_logical_emit_message(true, 'foyer-soak', '')
            """;

    private final PostgreSql databases;

    Sessions(PostgreSql databases) {
        this.databases = databases;
    }

    /** How often Keycloak has ended a user's sessions for the registry; -1 while the database does not answer. */
    int ended(String userId) {
        try (Connection keycloak = databases.connect("keycloak");
                PreparedStatement query = keycloak.prepareStatement(ENDED)) {
            query.setString(1, userId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        } catch (SQLException e) {
            return -1;
        }
    }

    /** Whether a session is on disk, and so outlives every crash; false while the database does not answer. */
    boolean isKept(String sessionId) {
        try (Connection keycloak = databases.connect("keycloak");
                PreparedStatement query = keycloak.prepareStatement(OPEN)) {
            query.setString(1, sessionId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            return false;
        }
    }
}
