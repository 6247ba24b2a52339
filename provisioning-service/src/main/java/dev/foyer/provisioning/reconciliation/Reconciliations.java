package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The runs of backfill and reconcile. Starting one only writes it down; whichever process is free works on it. */
@ApplicationScoped
public class Reconciliations {

    // Differences go with their run.
    private static final String FORGET = """
            DELETE FROM reconciliation r
            WHERE r.finished_at < clock_timestamp() - ? * interval '1 second'
              AND NOT EXISTS (SELECT 1 FROM reconciliation_drift d
                              WHERE d.run_id = r.id AND d.confirmed AND d.repaired_at IS NULL)
            RETURNING r.id
            """;

    private static final String START = """
            INSERT INTO reconciliation (kind, step, allow_vanishing) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id
            """;

    private static final String CANCEL = """
            WITH cancelled AS (
              UPDATE reconciliation SET state = 'cancelled', finished_at = clock_timestamp(), holder = NULL
              WHERE id = ? AND state = 'running'
              RETURNING id
            ), seen AS (
              DELETE FROM reconciliation_seen s USING cancelled c WHERE s.run_id = c.id
            )
            SELECT id FROM cancelled
            """;

    private final Registry registry;
    private final StaffScope scope;
    private final Duration retention;

    Reconciliations(Registry registry, StaffScope scope, FoyerConfiguration configuration) {
        this.registry = registry;
        this.scope = scope;
        this.retention = configuration.reconciliation().retention();
    }

    /**
     * Starts a run. Old ones whose differences are all repaired are forgotten on this occasion.
     *
     * @return the run; empty when another one is running
     */
    public Optional<Reconciliation> start(Kind kind, boolean allowVanishing) {
        registry.list(FORGET, List.of(retention.toSeconds()), row -> row.getString("id"));
        return registry.first(
                        START,
                        List.of(kind.text(), kind.firstStep().text(), allowVanishing),
                        row -> row.getString("id"))
                .flatMap(this::find);
    }

    /** Ends a run where it is. Answers false when it is not running. */
    boolean cancel(String id) {
        return registry.first(CANCEL, List.of(id), row -> row.getString("id")).isPresent();
    }

    /** One page of runs, newest first. */
    Page<Reconciliation> page(PageRequest request) {
        Condition condition = request.condition("r");
        List<Reconciliation> rows = registry.list(
                ReconciliationRow.RUNS
                        + condition.sql()
                        + PageRequest.newestFirst("r")
                        + "LIMIT "
                        + request.fetchSize(),
                condition.parameters(),
                ReconciliationRow::run);
        return Page.of(rows, request, run -> new Cursor(run.createdAt(), run.id()));
    }

    /** The run with this id. */
    Optional<Reconciliation> find(String id) {
        return registry.first(ReconciliationRow.RUNS + "r.id = ?", List.of(id), ReconciliationRow::run);
    }

    /** One page of what a run found, newest first, as far as the caller may see whom it is about. */
    Page<Drift> drift(String id, PageRequest request) {
        Condition condition = scope.customers("c")
                .and(Condition.of("d.run_id = ? AND d.confirmed", id))
                .and(request.condition("d"));
        List<Drift> rows = registry.list(
                ReconciliationRow.DRIFT
                        + condition.sql()
                        + PageRequest.newestFirst("d")
                        + "LIMIT "
                        + request.fetchSize(),
                condition.parameters(),
                ReconciliationRow::drift);
        return Page.of(rows, request, Drift::position);
    }
}
