package dev.foyer.provisioning.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One run, two processes, on a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsTest {

    private TestRegistry registry;
    private Runs here;
    private Runs there;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
        here = new Runs(registry.dataSource(), "here");
        there = new Runs(registry.dataSource(), "there");
    }

    @BeforeEach
    void oneRun() {
        registry.execute("TRUNCATE reconciliation CASCADE");
        registry.execute("INSERT INTO reconciliation (id, kind, step) VALUES ('r', 'backfill', 'mark')");
    }

    @Test
    void oneProcessHasTheRunAndKeepsIt() throws SQLException {
        Run run = here.take().orElseThrow();

        assertThat(there.take()).isEmpty();
        assertThat(here.take().orElseThrow().epoch()).isEqualTo(run.epoch());
    }

    @Test
    void aRunThatWasGivenBackIsTakenAtOnce() throws SQLException {
        here.take();
        here.release();

        assertThat(there.take()).isPresent();
    }

    @Test
    void anotherProcessGoesOnWhereTheFirstWasKilled() throws SQLException {
        here.save(here.take().orElseThrow(), Progress.behind(here.take().orElseThrow(), "m"), Runs.Writes.NONE);
        silence();

        assertThat(there.take().orElseThrow().cursor()).isEqualTo("m");
    }

    @Test
    void whoStalledAndWakesUpMovesNothingBack() throws SQLException {
        Run stalled = here.take().orElseThrow();
        silence();
        Run taken = there.take().orElseThrow();
        there.save(taken, Progress.behind(taken, "z").withMarked(500, taken.now()), Runs.Writes.NONE);

        assertThatThrownBy(() ->
                        here.save(stalled, Progress.behind(stalled, "b").withMarked(500, stalled.now()), connection -> {
                            throw new AssertionError("must not be reached");
                        }))
                .isInstanceOf(RunLostException.class);
        assertThatThrownBy(() -> here.finish(stalled, State.COMPLETED, null)).isInstanceOf(RunLostException.class);

        assertThat(registry.text("SELECT concat_ws('|', state, cursor, marked) FROM reconciliation"))
                .isEqualTo("running|z|500");
    }

    @Test
    void aStalledProcessMayGoOnWhenNobodyTookOver() throws SQLException {
        Run run = here.take().orElseThrow();
        silence();

        here.save(run, Progress.behind(run, "b"), Runs.Writes.NONE);

        assertThat(registry.text("SELECT cursor FROM reconciliation")).isEqualTo("b");
    }

    @Test
    void aCancelledRunIsOver() throws SQLException {
        Run run = here.take().orElseThrow();
        registry.execute("UPDATE reconciliation SET state = 'cancelled', finished_at = now()");

        assertThatThrownBy(() -> here.save(run, Progress.behind(run, "b"), Runs.Writes.NONE))
                .isInstanceOf(RunLostException.class);
        assertThat(here.take()).isEmpty();
    }

    @Test
    void whatATurnWritesIsKeptTogetherWithItsProgressOrNotAtAll() throws SQLException {
        Run run = here.take().orElseThrow();

        assertThatThrownBy(() -> here.save(run, Progress.behind(run, "b"), connection -> {
                    throw new SQLException("refused");
                }))
                .hasMessage("refused");

        assertThat(registry.text("SELECT coalesce(cursor, 'none') FROM reconciliation"))
                .isEqualTo("none");
    }

    @Test
    void aStepBeginsWithTheFirstTurnThatNamesIt() throws SQLException {
        Run marking = here.take().orElseThrow();
        here.save(marking, Progress.behind(marking, "b"), Runs.Writes.NONE);
        assertThat(here.take().orElseThrow().stepBeganAt()).isEqualTo(marking.stepBeganAt());

        here.save(marking, Progress.to(Step.DRAIN), Runs.Writes.NONE);
        Run draining = here.take().orElseThrow();
        assertThat(draining.stepBeganAt()).isAfter(marking.stepBeganAt());
        assertThat(draining.cursor()).isNull();
    }

    @Test
    void twoRunsAtATimeAreImpossible() {
        assertThatThrownBy(
                        () -> registry.execute("INSERT INTO reconciliation (kind, step) VALUES ('reconcile', 'scan')"))
                .hasMessageContaining("reconciliation_one_running");
    }

    private void silence() {
        registry.execute("UPDATE reconciliation SET expires_at = clock_timestamp()");
    }
}
