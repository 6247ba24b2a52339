package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A scheduled job")
class ScheduleIT {

    // As FoyerSystem sets it.
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int RUNS = 6;

    private final FoyerSystem system;
    private final Database registry;

    ScheduleIT(FoyerSystem system) {
        this.system = system;
        this.registry = system.registryDatabase();
    }

    @BeforeEach
    void keepEveryRun() {
        registry.update("create table kept_run (fired_at timestamptz)");
        registry.update("create function keep_run() returns trigger language plpgsql as"
                + " 'begin insert into kept_run values (new.last_run_at); return null; end'");
        registry.update("create trigger keep_run after insert or update on job_run for each row"
                + " when (new.name = 'canary') execute function keep_run()");
    }

    @AfterEach
    void keepNoMore() {
        registry.update("drop trigger keep_run on job_run");
        registry.update("drop function keep_run()");
        registry.update("drop table kept_run");
    }

    @Test
    @DisplayName("runs once each time, however many replicas there are")
    void once() {
        try (ServiceProcess replica = system.stack().addService("shares-jobs")) {
            assertThat(replica.ready()).isTrue();
            assertThat(registry.count("select count(*) from qrtz_scheduler_state"))
                    .isEqualTo(2);
            registry.update("truncate kept_run");
            await("a few runs")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> registry.count("select count(*) from kept_run") >= RUNS);
        }

        List<Instant> runs = registry
                .texts("select to_char(fired_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from kept_run order by 1 limit " + RUNS)
                .stream()
                .map(Instant::parse)
                .toList();
        assertThat(runs).doesNotHaveDuplicates();
        assertThat(Duration.between(runs.get(0), runs.get(RUNS - 1)))
                .as("%d runs every %s: %s", RUNS, INTERVAL, runs)
                .isGreaterThan(INTERVAL.multipliedBy(RUNS - 2));
    }
}
