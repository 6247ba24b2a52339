package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads how the mirror is doing. */
@ApplicationScoped
public class MirrorStatusQuery {

    // What nobody has looked at for a whole lease is not known any more.
    private static final String LEASE = """
            SELECT CASE WHEN expires_at > clock_timestamp() THEN holder END AS holder, epoch, last_applied_at,
                   CASE WHEN observed_at < clock_timestamp() - ? * interval '1 millisecond' THEN NULL
                        WHEN observed_at IS NOT NULL AND oldest_waiting_at IS NULL THEN 0
                        ELSE greatest(0, extract(epoch FROM clock_timestamp() - oldest_waiting_at) * 1000)::bigint
                   END AS lag_millis
            FROM mirror_lease
            """;

    // Who has no customer yet is in nobody's scope but in that of those who see all.
    private static final String PARKED = """
            SELECT p.user_id, p.reason, p.since, p.attempts
            FROM mirror_parked p LEFT JOIN customer c ON c.user_id = p.user_id
            WHERE\s""";

    private static final String LONGEST_FIRST = " ORDER BY p.since, p.user_id LIMIT 100";

    private final Registry registry;
    private final long knownForMillis;

    public MirrorStatusQuery(Registry registry, FoyerConfiguration configuration) {
        this.registry = registry;
        this.knownForMillis = configuration.mirror().leaseDuration().toMillis();
    }

    /**
     * The status now.
     *
     * @param visible the customers that the caller may see, of the table {@code customer} under the alias c
     */
    public MirrorStatus now(Condition visible) {
        List<ParkedUser> parked = registry.list(
                PARKED + visible.sql() + LONGEST_FIRST,
                visible.parameters(),
                row -> new ParkedUser(
                        row.getString("user_id"),
                        row.getString("reason"),
                        Columns.requiredInstant(row, "since"),
                        row.getInt("attempts")));
        return registry.first(
                        LEASE,
                        List.of(knownForMillis),
                        row -> new MirrorStatus(
                                row.getString("holder"),
                                row.getLong("epoch"),
                                Columns.instant(row, "last_applied_at"),
                                row.getObject("lag_millis", Long.class),
                                parked))
                .orElseThrow(() -> new IllegalStateException("mirror_lease has no row; migration V1 puts it there"));
    }
}
