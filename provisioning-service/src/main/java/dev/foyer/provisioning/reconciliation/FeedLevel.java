package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How full the feed of changes was when the mirror last looked. People's changes queue behind what is marked here, so the
 * next page waits until the mirror is through.
 *
 * @param observedAt when the mirror looked; null when it never did
 * @param oldestWaitingAt the oldest change that waited then; null when none did
 */
record FeedLevel(
        Instant now, @Nullable Instant observedAt, @Nullable Instant oldestWaitingAt) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private static final String LEVEL =
            "SELECT clock_timestamp() AS now, observed_at, oldest_waiting_at FROM mirror_lease";

    /** As the mirror has noted it last. */
    static FeedLevel now(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEVEL);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new FeedLevel(
                    Columns.requiredInstant(row, "now"),
                    Columns.instant(row, "observed_at"),
                    Columns.instant(row, "oldest_waiting_at"));
        }
    }

    /** Whether what comes now is applied at once, as far as a look after this moment shows. Nobody waits long then. */
    boolean isLowSince(@Nullable Instant moment) {
        return observedAt != null
                && (moment == null || observedAt.isAfter(moment))
                && (oldestWaitingAt == null || oldestWaitingAt.isAfter(observedAt.minus(LONGEST_WAIT)));
    }

    /** Whether everything that waited at this moment is applied. */
    boolean isDrainedSince(Instant moment) {
        return observedAt != null
                && observedAt.isAfter(moment)
                && (oldestWaitingAt == null || oldestWaitingAt.isAfter(moment.plus(LONGEST_CALL)));
    }
}
