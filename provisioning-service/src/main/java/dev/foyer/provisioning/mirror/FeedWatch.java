package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the holder of the lease sees of the feed: in the registry for everyone's status, in memory for this process'
 * metrics. Written by the mirror's thread, read by any.
 */
final class FeedWatch {

    /** What was seen: the oldest waiting change, null for none, and how many users are parked. */
    record Observation(Instant at, @Nullable Instant oldest, long parked) {}

    private static final String NOTE = """
            UPDATE mirror_lease
            SET observed_at = clock_timestamp(), oldest_waiting_at = ?,
                canary_seen_at = CASE WHEN canary_user_id = ANY (?) THEN clock_timestamp() ELSE canary_seen_at END
            WHERE holder = ? AND epoch = ?
            RETURNING (SELECT count(*) FROM mirror_parked)
            """;

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration rewriteAfter;
    private volatile @Nullable Observation last;

    FeedWatch(DataSource dataSource, Clock clock, Duration rewriteAfter) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.rewriteAfter = rewriteAfter;
    }

    /**
     * Notes the feed's oldest waiting change, and whether the canary is in it. Writes nothing while nothing waits, except
     * now and then.
     */
    void saw(Lease lease, Changes feed) throws SQLException {
        Instant oldest = feed.oldest();
        Observation before = last;
        Instant now = clock.instant();
        if (before != null
                && before.oldest() == null
                && oldest == null
                && now.isBefore(before.at().plus(rewriteAfter))) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(
                    1, oldest == null ? null : oldest.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setArray(2, connection.createArrayOf("text", withoutCustomer(feed)));
            statement.setString(3, lease.holder());
            statement.setLong(4, lease.epoch());
            try (ResultSet row = statement.executeQuery()) {
                last = row.next() ? new Observation(now, oldest, row.getLong(1)) : null;
            }
        }
    }

    /** Users of the feed who are gone or no customers, as the canary is none. */
    private static Object[] withoutCustomer(Changes feed) {
        return feed.changes().stream()
                .filter(change -> change.user() == null)
                .map(Change::userId)
                .toArray();
    }

    /** This process does not hold the lease or does not reach Keycloak: it knows nothing of the feed. */
    void forget() {
        last = null;
    }

    /** Seconds that the oldest waiting change has waited; 0 when none waits, NaN when this process does not know. */
    double lagSeconds() {
        Observation seen = last;
        if (seen == null) {
            return Double.NaN;
        }
        Instant oldest = seen.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    /** Parked users; NaN when this process does not know. */
    double parked() {
        Observation seen = last;
        return seen == null ? Double.NaN : seen.parked();
    }
}
