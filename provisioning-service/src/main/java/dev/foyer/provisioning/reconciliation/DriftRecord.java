package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run has found, in the transaction of a connection. */
final class DriftRecord {

    /**
     * A user with candidates or open differences.
     *
     * @param ofKeycloak whether the registry lacks something of Keycloak's
     * @param ofRegistry whether Keycloak lacks something of the registry's
     */
    record DriftedUser(String id, boolean ofKeycloak, boolean ofRegistry) {}

    /** How many customers with login would vanish, of how many. */
    record Vanishing(long vanishing, long customers) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Run run;

    DriftRecord(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    void seen(List<String> userIds) throws SQLException {
        execute(DriftSql.SEEN, run.id(), userIds);
    }

    /** Notes candidates, and closes what these users had open. */
    void firstLook(Look look) throws SQLException {
        String findings = json(look.findings(connection));
        execute(DriftSql.FOUND, findings, run.id());
        execute(DriftSql.CLOSE, findings, look.compared());
    }

    /** All customers of Keycloak's have been seen. */
    void allSeen() throws SQLException {
        execute(DriftSql.UNSEEN, run.id());
        execute(DriftSql.CLOSE_GONE, run.id());
    }

    /** Confirms or drops the candidates of these users. */
    void secondLook(Look look, List<String> asked) throws SQLException {
        String findings = json(look.findings(connection));
        execute(DriftSql.DISCARD, findings, run.id(), asked);
        execute(DriftSql.CONFIRM, findings, run.id());
    }

    /** Closes what is not different any more. */
    void lastLook(Look look) throws SQLException {
        execute(DriftSql.CLOSE, json(look.findings(connection)), look.compared());
    }

    /** Has the wanted state of these users written to Keycloak. */
    void wantState(List<String> userIds) throws SQLException {
        execute("SELECT want_state(?)", userIds);
    }

    /** The next users, in the order of their ids: those with candidates, or those with open differences. */
    List<DriftedUser> users(boolean confirmed, @Nullable String after, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DriftSql.USERS)) {
            bind(statement, run.id(), confirmed, after == null ? "" : after, max);
            List<DriftedUser> users = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    users.add(new DriftedUser(
                            row.getString("user_id"), row.getBoolean("of_keycloak"), row.getBoolean("of_registry")));
                }
            }
            return users;
        }
    }

    Vanishing vanishing() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DriftSql.VANISHING)) {
            bind(statement, run.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Vanishing(row.getLong("vanishing"), row.getLong("customers"));
            }
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        }
    }

    private void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static String json(List<Finding> findings) {
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain text and always have a JSON form", e);
        }
    }
}
