package dev.foyer.provisioning.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps what could not be applied, so that it is out of the way, in sight, and tried again ever more rarely. */
final class ParkedUsers {

    private static final String PARK = """
            INSERT INTO mirror_parked AS p (user_id, reason, snapshot, next_attempt_at)
            VALUES (?, ?, ?::jsonb, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (user_id) DO UPDATE
            SET reason = excluded.reason, snapshot = excluded.snapshot, attempts = p.attempts + 1,
                next_attempt_at = clock_timestamp()
                  + least(? * interval '1 millisecond' * 2 ^ least(p.attempts, 20), interval '10 minutes')
            """;

    // Users who hold each other's addresses, in a chain or in a circle, succeed only together.
    private static final String DUE = """
            WITH RECURSIVE due AS (
              SELECT user_id FROM mirror_parked
              WHERE next_attempt_at <= clock_timestamp() AND snapshot IS NOT NULL
              ORDER BY next_attempt_at, user_id LIMIT ?
            ), chain (first_id, user_id) AS (
              SELECT user_id, user_id FROM due
              UNION
              SELECT c.first_id, h.user_id
              FROM chain c JOIN mirror_parked p ON p.user_id = c.user_id
                           JOIN customer o ON lower(o.email) = lower(p.snapshot ->> 'email') AND o.user_id <> c.user_id
                           JOIN mirror_parked h ON h.user_id = o.user_id AND h.snapshot IS NOT NULL
            )
            SELECT c.first_id, c.user_id, p.snapshot::text FROM chain c JOIN mirror_parked p ON p.user_id = c.user_id
            ORDER BY c.first_id, c.user_id
            """;

    private final DataSource dataSource;
    private final Duration firstPause;
    private final ObjectMapper json = new ObjectMapper();

    ParkedUsers(DataSource dataSource, Duration firstPause) {
        this.dataSource = dataSource;
        this.firstPause = firstPause;
    }

    /** Parks the user with this snapshot, the newest one, in a transaction that needs the lease. */
    void park(Lease lease, Change change, Refusal refusal) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Leases.confirm(connection, lease);
                park(connection, change, refusal);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Parks the user in the connection's transaction, which has the lease already. */
    void park(Connection connection, Change change, Refusal refusal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setString(1, change.userId());
            statement.setString(2, refusal.reason());
            statement.setString(3, storable(change.user()));
            statement.setLong(4, firstPause.toMillis());
            statement.setLong(5, firstPause.toMillis());
            statement.executeUpdate();
        }
    }

    /**
     * Parked users whose time to be tried again has come, as changes without markers. Each list is to be tried by itself: the
     * first has everybody who depends on nobody, the others those who hold each other's addresses.
     */
    List<List<Change>> due(int max) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, max);
            Map<String, List<Change>> chains = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    chains.computeIfAbsent(rows.getString(1), first -> new ArrayList<>())
                            .add(new Change(rows.getString(2), List.of(), parse(rows.getString(3))));
                }
            }
            return byDependence(chains.values());
        }
    }

    private static List<List<Change>> byDependence(Collection<List<Change>> chains) {
        List<Change> alone = new ArrayList<>();
        Map<Set<String>, List<Change>> together = new LinkedHashMap<>();
        for (List<Change> chain : chains) {
            if (chain.size() == 1) {
                alone.addAll(chain);
            } else {
                together.put(chain.stream().map(Change::userId).collect(Collectors.toSet()), chain);
            }
        }
        List<List<Change>> due = new ArrayList<>();
        if (!alone.isEmpty()) {
            due.add(alone);
        }
        due.addAll(together.values());
        return due;
    }

    /** A user who is gone is JSON null. A zero character fits no column: then the next change of the user is awaited. */
    private static @Nullable String storable(@Nullable JsonNode user) {
        String text = user == null ? "null" : user.toString();
        return text.contains("\\u0000") ? null : text;
    }

    private JsonNode parse(String snapshot) {
        try {
            return json.readTree(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A parked snapshot is not JSON, though its column is", e);
        }
    }
}
