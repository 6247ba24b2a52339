package dev.foyer.provisioning.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The mails that Keycloak does not have yet. Any number of processes take from it side by side. A taken mail is nobody else's
 * for half a minute; after that it is taken again, which is harmless: Keycloak knows its id.
 */
final class HandoverQueue {

    private static final String TAKE = """
            WITH due AS (SELECT d.id FROM mail d WHERE d.next_attempt_at <= now()
                         ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED),
                 taken AS (UPDATE mail m SET next_attempt_at = clock_timestamp() + interval '30 seconds' FROM due
                           WHERE m.id = due.id RETURNING m.id, m.customer_id, m.email, m.language, m.template, m.parameters)
            SELECT t.id, t.template, t.parameters::text AS parameters, t.customer_id IS NOT NULL AND c.id IS NULL AS customer_gone,
                   coalesce(t.email, c.email) AS email, coalesce(t.language, c.language) AS language
            FROM taken t
            LEFT JOIN customer c ON c.id = coalesce(
              (SELECT a.customer_id FROM customer_alias a WHERE a.old_id = t.customer_id), t.customer_id)
            """;

    private static final String DONE = "DELETE FROM mail WHERE id = ?";

    private static final String RELEASE = "UPDATE mail SET next_attempt_at = clock_timestamp() WHERE id = ANY (?)";

    private static final String FAILED = """
            UPDATE mail
            SET attempts = attempts + 1, reason = ?,
                next_attempt_at = clock_timestamp() + CASE WHEN attempts + 1 >= ? THEN interval '1 hour'
                  ELSE ? * interval '1 millisecond' * 2 ^ attempts END
            WHERE id = ?
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final Duration retryDelay;
    private final ObjectMapper json = new ObjectMapper();

    HandoverQueue(DataSource dataSource, Duration retryDelay) {
        this.dataSource = dataSource;
        this.retryDelay = retryDelay;
    }

    /** Takes the mails that are due, longest due first. */
    List<WaitingMail> take(int max) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, max);
            List<WaitingMail> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new WaitingMail(
                            rows.getObject("id", UUID.class),
                            rows.getBoolean("customer_gone"),
                            rows.getString("email"),
                            rows.getString("language"),
                            rows.getString("template"),
                            texts(rows.getString("parameters"))));
                }
            }
            return taken;
        }
    }

    /** Keycloak has it, or nobody is left to get it. */
    void done(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    /** Gives mails back that were not tried. */
    void release(Collection<UUID> ids) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** To be tried again, later each time; parked after a few attempts. */
    void failed(UUID id, String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, reason);
            statement.setInt(2, RefusedMail.ATTEMPTS);
            statement.setLong(3, retryDelay.toMillis());
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    private Map<String, String> texts(String parameters) {
        try {
            return json.readValue(parameters, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("mail.parameters holds texts by name, as its writer makes them", e);
        }
    }
}
