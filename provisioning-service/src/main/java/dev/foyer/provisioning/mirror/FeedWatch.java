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

    /** What was seen: the oldest waiting change, null for none, and how many users are parked, NaN when that is not known. */
    private record Observation(Instant at, @Nullable Instant oldest, double parked) {}

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
    private @Nullable Instant notedIdleAt;

    FeedWatch(DataSource dataSource, Clock clock, Duration rewriteAfter) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.rewriteAfter = rewriteAfter;
    }

    /** Remembers the feed's oldest waiting change for this process' metrics, before anything is done with it. */
    void saw(Changes feed) {
        last = new Observation(clock.instant(), feed.oldest(), parked());
    }

    /**
     * Notes in the registry what was seen, and whether the canary was in it. When this returns, what this process has
     * committed before is on disk: PostgreSQL writes its log in order, and waits for this transaction. Writes nothing while
     * nothing waits, except now and then.
     *
     * @throws LeaseLostException when another process has taken over: then nothing is written and nothing waited for
     */
    void note(Lease lease, Changes feed) throws SQLException {
        Instant now = clock.instant();
        if (feed.changes().isEmpty() && notedIdleAt != null && now.isBefore(notedIdleAt.plus(rewriteAfter))) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(
                    1,
                    feed.oldest() == null ? null : feed.oldest().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setArray(2, connection.createArrayOf("text", withoutCustomer(feed)));
            statement.setString(3, lease.holder());
            statement.setLong(4, lease.epoch());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLostException(lease);
                }
                last = new Observation(now, feed.oldest(), row.getLong(1));
            }
        }
        notedIdleAt = feed.changes().isEmpty() ? now : null;
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
        notedIdleAt = null;
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
