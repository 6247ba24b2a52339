package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs of expiry. Starting one only writes it down; every process works on it. */
@ApplicationScoped
public class ExpiryRuns {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    private static final String DATABASE_CLOCK = "SELECT clock_timestamp() AS now";

    // Those that did something are kept as long as somebody may ask for proof of it; the others tell nothing.
    private static final String FORGET = """
            DELETE FROM guest_expiry_run
            WHERE finished_at < clock_timestamp() - CASE WHEN expired + erased + failed = 0 THEN interval '168 hours'
                                                         ELSE interval '96000 hours' END
            """;

    private static final String START = """
            INSERT INTO guest_expiry_run (trigger, as_of) VALUES (?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String RUNS = """
            SELECT r.id, r.trigger, r.as_of, r.expired, r.erased, r.failed, r.created_at, r.finished_at
            FROM guest_expiry_run r WHERE\s""";

    private final Registry registry;
    private final Clock clock;

    ExpiryRuns(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Starts a run, unless one is being worked on: then that is the answer.
     *
     * @param trigger {@code schedule} or {@code hand}
     * @throws ProblemException when the database's clock and this process' are far apart: one of them is wrong, and what a wrong
     *     clock calls due could not be brought back
     */
    public ExpiryRun start(String trigger) {
        registry.write(FORGET, List.of());
        registry.write(START, List.of(trigger, agreed()));
        return latest().orElseThrow();
    }

    /** The one that is being worked on, or else the last. */
    Optional<ExpiryRun> latest() {
        return registry.first(RUNS + "TRUE ORDER BY r.created_at DESC, r.id DESC LIMIT 1", List.of(), ExpiryRuns::read);
    }

    /** The last one that has ended. */
    Optional<ExpiryRun> lastFinished() {
        return registry.first(
                RUNS + "r.finished_at IS NOT NULL ORDER BY r.created_at DESC, r.id DESC LIMIT 1",
                List.of(),
                ExpiryRuns::read);
    }

    /** One page of runs, newest first. */
    Page<ExpiryRun> page(PageRequest request) {
        Condition condition = request.condition("r");
        List<ExpiryRun> rows = registry.list(
                RUNS + condition.sql() + PageRequest.newestFirst("r") + "LIMIT " + request.fetchSize(),
                condition.parameters(),
                ExpiryRuns::read);
        return Page.of(rows, request, run -> new Cursor(run.createdAt(), run.id()));
    }

    /** The run with this id. */
    Optional<ExpiryRun> find(String id) {
        return registry.first(RUNS + "r.id = ?", List.of(id), ExpiryRuns::read);
    }

    /** The earlier of the two clocks: whoever is due by both is due. */
    private Instant agreed() {
        Instant here = clock.instant();
        Instant there = registry.first(DATABASE_CLOCK, List.of(), row -> Columns.requiredInstant(row, "now"))
                .orElseThrow();
        Duration apart = Duration.between(here, there).abs();
        if (apart.compareTo(CLOCKS_MAY_DIFFER) > 0) {
            throw new ProblemException(
                    ProblemCode.CLOCKS_DIFFER,
                    "They are " + apart.toSeconds() + " seconds apart, allowed are " + CLOCKS_MAY_DIFFER.toSeconds()
                            + ": set the one that is wrong. Until then no guest expires");
        }
        return here.isBefore(there) ? here : there;
    }

    private static ExpiryRun read(ResultSet row) throws SQLException {
        return new ExpiryRun(
                row.getString("id"),
                row.getString("trigger"),
                Columns.requiredInstant(row, "as_of"),
                row.getLong("expired"),
                row.getLong("erased"),
                row.getLong("failed"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "finished_at"));
    }
}
