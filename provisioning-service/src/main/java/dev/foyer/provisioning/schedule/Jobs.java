package dev.foyer.provisioning.schedule;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.database.RegistryException;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps what became of every scheduled job, whoever wrote it, and tells it. */
@ApplicationScoped
public class Jobs {

    private static final Logger log = Logger.getLogger(Jobs.class);

    // Two replicas may report out of order when one of them stalled.
    private static final String ENDED = """
            INSERT INTO job_run AS j (name, last_run_at, last_finished_at, outcome)
            VALUES (?, ?::timestamptz, clock_timestamp(), ?)
            ON CONFLICT (name) DO UPDATE
            SET last_run_at = excluded.last_run_at, last_finished_at = excluded.last_finished_at, outcome = excluded.outcome
            WHERE j.last_run_at <= excluded.last_run_at
            RETURNING name
            """;

    // Quartz's times are milliseconds of the epoch; those of a paused trigger are of no use.
    private static final String ALL = """
            SELECT coalesce(t.job_name, j.name) AS name, j.last_run_at, j.last_finished_at, j.outcome,
                   to_timestamp(t.next_fire_time / 1000.0) AS next_run_at
            FROM job_run j
            FULL JOIN (SELECT job_name, min(next_fire_time) FILTER (WHERE trigger_state <> 'PAUSED') AS next_fire_time
                       FROM qrtz_triggers GROUP BY job_name) t ON t.job_name = j.name
            ORDER BY 1
            """;

    private final Registry registry;

    Jobs(Registry registry) {
        this.registry = registry;
    }

    /** Every job that is scheduled or ever ran, by name. */
    public List<Job> all() {
        return registry.list(
                ALL,
                List.of(),
                row -> new Job(
                        row.getString("name"),
                        Columns.instant(row, "last_run_at"),
                        Columns.instant(row, "last_finished_at"),
                        row.getString("outcome"),
                        Columns.instant(row, "next_run_at")));
    }

    void succeeded(@Observes SuccessfulExecution event) {
        ended(event.getExecution(), "succeeded");
    }

    void failed(@Observes FailedExecution event) {
        ended(event.getExecution(), "failed");
    }

    private void ended(ScheduledExecution execution, String outcome) {
        String name = execution.getTrigger().getId();
        try {
            registry.first(ENDED, List.of(name, execution.getFireTime(), outcome), row -> name);
        } catch (RegistryException e) {
            log.warnf("The end of the job %s could not be noted: %s", name, e.getMessage());
        }
    }
}
