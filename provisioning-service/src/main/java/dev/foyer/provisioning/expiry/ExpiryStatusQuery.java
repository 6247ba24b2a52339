package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.schedule.Job;
import dev.foyer.provisioning.schedule.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Reads how the expiry of guests is doing. */
@ApplicationScoped
public class ExpiryStatusQuery {

    private static final int COUNTED = 100_000;

    // Each looks at the beginning of an index only.
    private static final String FIGURES = """
            WITH closed AS (SELECT e.since FROM guest_expiry e
                            WHERE e.stage = 'active' AND e.ordered AND NOT e.kept_by_order AND NOT e.legal_hold AND e.since <= ?
                            ORDER BY e.since, e.customer_id LIMIT %1$d),
                 idle AS (SELECT e.since FROM guest_expiry e
                          WHERE e.stage = 'active' AND NOT e.ordered AND NOT e.kept_by_order AND NOT e.legal_hold AND e.since <= ?
                          ORDER BY e.since, e.customer_id LIMIT %1$d),
                 expired AS (SELECT e.since FROM guest_expiry e
                             WHERE e.stage = 'expired' AND NOT e.kept_by_order AND NOT e.legal_hold AND e.since <= ?
                             ORDER BY e.since, e.customer_id LIMIT %1$d),
                 under_way AS (SELECT e.due_at, e.failure FROM guest_expiry e WHERE e.stage IN ('expiring', 'erasing'))
            SELECT (SELECT count(*) FROM closed) + (SELECT count(*) FROM idle) AS to_expire,
                   (SELECT count(*) FROM expired) AS to_erase,
                   (SELECT count(*) FROM under_way) AS under_way,
                   (SELECT count(failure) FROM under_way) AS failing,
                   least((SELECT min(since) FROM closed) + ? * interval '1 millisecond',
                         (SELECT min(since) FROM idle) + ? * interval '1 millisecond',
                         (SELECT min(since) FROM expired) + ? * interval '1 millisecond',
                         (SELECT min(due_at) FROM under_way)) AS oldest_due_at
            """.formatted(COUNTED);

    private static final String FAILURES = """
            SELECT e.customer_id, e.stage, e.failure, e.due_at, e.attempts
            FROM guest_expiry e JOIN customer c ON c.id = e.customer_id
            WHERE e.stage IN ('expiring', 'erasing') AND e.failure IS NOT NULL AND %s
            ORDER BY e.due_at, e.customer_id LIMIT 100
            """;

    private final Registry registry;
    private final ExpiryRule rule;
    private final ExpiryRuns runs;
    private final Jobs jobs;
    private final Clock clock;

    ExpiryStatusQuery(Registry registry, ExpiryRule rule, ExpiryRuns runs, Jobs jobs, Clock clock) {
        this.registry = registry;
        this.rule = rule;
        this.runs = runs;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The status now.
     *
     * @param visible the customers that the caller may see, of the table {@code customer} under the alias c
     */
    public ExpiryStatus now(Condition visible) {
        ExpiryFigures figures = figures();
        List<FailingGuest> failures = registry.list(
                FAILURES.formatted(visible.sql()),
                visible.parameters(),
                row -> new FailingGuest(
                        row.getString("customer_id"),
                        row.getString("stage"),
                        row.getString("failure"),
                        Columns.requiredInstant(row, "due_at"),
                        row.getInt("attempts")));
        return new ExpiryStatus(
                runs.lastFinished().orElse(null),
                jobs.all().stream()
                        .filter(job -> job.name().equals(GuestExpiry.JOB))
                        .map(Job::nextRunAt)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                figures.toExpire(),
                figures.toErase(),
                figures.underWay(),
                figures.failing(),
                figures.oldestDueAt(),
                figures.late(clock).compareTo(rule.periods().overdueAfter()) > 0,
                failures);
    }

    /** How much is due. */
    ExpiryFigures figures() {
        ExpiryRule now = rule.at(clock.instant());
        List<Object> parameters = List.<Object>of(
                now.closedUntil(),
                now.idleUntil(),
                now.expiredUntil(),
                now.periods().grace().toMillis(),
                now.periods().idle().toMillis(),
                now.periods().retention().toMillis());
        return registry.first(
                        FIGURES,
                        parameters,
                        row -> new ExpiryFigures(
                                row.getLong("to_expire"),
                                row.getLong("to_erase"),
                                row.getLong("under_way"),
                                row.getLong("failing"),
                                Columns.instant(row, "oldest_due_at")))
                .orElseThrow();
    }
}
