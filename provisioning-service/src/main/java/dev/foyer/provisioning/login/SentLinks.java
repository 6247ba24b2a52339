package dev.foyer.provisioning.login;

import dev.foyer.provisioning.keycloak.CommandResults.Outcome;
import dev.foyer.provisioning.keycloak.CommandResults.Result;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes down what Keycloak made of links, by sets and in one transaction. Only a link whose command is still the one that was sent is
 * touched: otherwise something else is wanted by now. Thread-safe.
 */
final class SentLinks {

    private static final String SENT = """
            UPDATE login_link l
            SET status = 'sent', sent_at = clock_timestamp(), expires_at = clock_timestamp() + l.life,
                command_id = NULL, next_attempt_at = NULL, attempts = 0, failure = NULL
            FROM unnest(?::uuid[]) AS t (command_id)
            WHERE l.command_id = t.command_id AND l.status = 'waiting'
            """;

    private static final String TAKEN_BACK = """
            UPDATE login_link l
            SET command_id = NULL, next_attempt_at = NULL, attempts = 0, failure = NULL
            FROM unnest(?::uuid[]) AS t (command_id)
            WHERE l.command_id = t.command_id AND l.status = 'withdrawn'
            """;

    private static final String REFUSED = """
            WITH refused AS (
              UPDATE login_link l
              SET status = CASE WHEN t.code = 'registered' AND l.kind = 'invitation' THEN 'accepted'
                                WHEN l.status = 'withdrawn' THEN l.status ELSE 'failed' END,
                  ended_at = clock_timestamp(), command_id = NULL, next_attempt_at = NULL,
                  failure_code = replace(t.code, '-', '_'), failure = t.reason
              FROM unnest(?::uuid[], ?::text[], ?::text[]) AS t (command_id, code, reason)
              WHERE l.command_id = t.command_id
              RETURNING l.customer_id, l.kind, l.status
            )
            UPDATE customer c SET invited_at = NULL, version = c.version + 1, updated_at = clock_timestamp()
            WHERE c.id IN (SELECT r.customer_id FROM refused r WHERE r.kind = 'invitation' AND r.status = 'failed')
            """;

    private final DataSource dataSource;

    SentLinks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Brings links to their end.
     *
     * @param results one for each link, in their order
     */
    void settle(List<DueLink> links, List<Result> results) throws SQLException {
        List<DueLink> sent = new ArrayList<>();
        List<DueLink> takenBack = new ArrayList<>();
        List<DueLink> refused = new ArrayList<>();
        List<Result> reasons = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            DueLink link = links.get(i);
            Outcome outcome = results.get(i).outcome();
            if (outcome == Outcome.DONE) {
                (link.withdrawn() ? takenBack : sent).add(link);
            } else if (outcome == Outcome.GONE && link.withdrawn()) {
                takenBack.add(link);
            } else {
                refused.add(link);
                reasons.add(results.get(i));
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                update(connection, SENT, sent);
                update(connection, TAKEN_BACK, takenBack);
                refuse(connection, refused, reasons);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void update(Connection connection, String sql, List<DueLink> links) throws SQLException {
        if (!links.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, LinkQueue.commands(connection, links));
                statement.executeUpdate();
            }
        }
    }

    private static void refuse(Connection connection, List<DueLink> links, List<Result> results) throws SQLException {
        if (!links.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", links.stream().map(DueLink::commandId).toArray(UUID[]::new)));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", results.stream().map(SentLinks::code).toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "text", results.stream().map(SentLinks::reason).toArray()));
                statement.executeUpdate();
            }
        }
    }

    private static String code(Result result) {
        return switch (result.outcome()) {
            case STAFF -> "staff";
            case GONE -> "gone";
            default -> Objects.requireNonNullElse(result.code(), "refused");
        };
    }

    private static String reason(Result result) {
        return switch (result.outcome()) {
            case STAFF -> "The user is staff";
            case GONE -> "The user is gone from Keycloak";
            default -> Objects.requireNonNullElse(result.reason(), "Keycloak refuses it");
        };
    }
}
