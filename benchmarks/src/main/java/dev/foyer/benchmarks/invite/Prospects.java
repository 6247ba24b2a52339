package dev.foyer.benchmarks.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Customers without login in the registry, and the same people as Keycloak's partial import takes them. */
public final class Prospects {

    private static final Duration LOOK = Duration.ofMillis(50);

    private static final String FILL = """
            SET session_replication_role = replica;
            INSERT INTO customer (id, email, first_name, last_name, language, account_type, created_at)
            SELECT md5('prospect-' || i)::uuid::text, 'prospect' || i || '@buyer.example', 'Mia', 'Olsen ' || i, 'de', 'personal', now()
            FROM generate_series(1, %d) i;
            SET session_replication_role = DEFAULT;
            ANALYZE customer
            """;

    private static final String IDS =
            "SELECT md5('prospect-' || i)::uuid::text FROM generate_series(?, ?) i ORDER BY i";

    private static final String SENT = """
            SELECT count(*) FROM invitation_recipient p JOIN login_link l ON l.id = p.link_id
            WHERE p.run_id = ? AND l.sent_at IS NOT NULL
            """;

    private final Connection registry;

    Prospects(Connection registry) {
        this.registry = registry;
    }

    void fill(int prospects) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute(FILL.formatted(prospects));
        }
    }

    /** The registry's ids of the prospects with these numbers. */
    List<String> ids(int first, int count) throws SQLException {
        try (PreparedStatement query = registry.prepareStatement(IDS)) {
            query.setInt(1, first);
            query.setInt(2, first + count - 1);
            try (ResultSet rows = query.executeQuery()) {
                List<String> ids = new java.util.ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }

    /** Waits until every one of a run has a user, and the mail with the link is in Keycloak's queue. */
    void awaitSent(String run, int prospects) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        try (PreparedStatement query = registry.prepareStatement(SENT)) {
            query.setString(1, run);
            while (System.nanoTime() < deadline) {
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    if (row.getLong(1) == prospects) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        throw new IllegalStateException("Not all of a run were invited within five minutes.");
    }

    /** The body of a partial import of the same people. */
    public static Map<String, Object> partialImport(int first, int count) {
        List<Map<String, Object>> users = IntStream.range(first, first + count)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "username",
                        "prospect" + i + "@buyer.example",
                        "email",
                        "prospect" + i + "@buyer.example",
                        "firstName",
                        "Mia",
                        "lastName",
                        "Olsen " + i,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("locale", List.of("de"), "account_type", List.of("personal"))))
                .toList();
        return Map.of("ifResourceExists", "FAIL", "users", users);
    }
}
