package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A scheduled job")
class ScheduleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RUNS = 6;

    private final FoyerSystem system;
    private final Database registry;

    ScheduleIT(FoyerSystem system) {
        this.system = system;
        this.registry = system.registryDatabase();
    }

    @BeforeEach
    void keepEveryRun() {
        registry.update("create table kept_run (scheduled_at bigint, replica text)");
        registry.update("create function keep_run() returns trigger language plpgsql as"
                + " 'begin insert into kept_run values (new.sched_time, new.instance_name); return null; end'");
        registry.update("create trigger keep_run after update on qrtz_fired_triggers for each row"
                + " when (new.job_name = 'canary' and new.state = 'EXECUTING') execute function keep_run()");
    }

    @AfterEach
    void keepNoMore() {
        registry.update("drop trigger keep_run on qrtz_fired_triggers");
        registry.update("drop function keep_run()");
        registry.update("drop table kept_run");
    }

    /**
     * How late a machine lets a run begin says nothing, and neither does a gap: a run of a replica that an earlier test killed is
     * made up for in between. What counts is what a run was scheduled for.
     */
    @Test
    @DisplayName("runs once each time, however many replicas there are")
    void once() {
        try (ServiceProcess replica = system.stack().addService("shares-jobs")) {
            assertThat(replica.ready()).isTrue();
            await("both take part")
                    .atMost(PATIENCE)
                    .until(() -> registry.count("select count(*) from qrtz_scheduler_state where"
                                    + " to_timestamp((last_checkin_time + checkin_interval) / 1000.0) > now()")
                            >= 2);
            registry.update("truncate kept_run");
            await("a few runs").atMost(PATIENCE).until(() -> registry.count("select count(*) from kept_run") >= RUNS);
        }

        assertThat(registry.texts("select scheduled_at::text from kept_run")).doesNotHaveDuplicates();
    }
}
