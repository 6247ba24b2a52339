package dev.foyer.soak.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.devstack.process.StackFailure;
import dev.foyer.soak.faults.Blow.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SaboteurTest {

    private final List<String> done = new ArrayList<>();
    private final AtomicInteger kills = new AtomicInteger();
    private int failures;

    private final Victim victim = new Victim(
            "Part", () -> done.add("kill"), this::start, () -> true, () -> done.add("pause"), () -> done.add("resume"));
    private final Saboteur saboteur = new Saboteur(victim, Duration.ofMillis(1), kills);

    @Test
    void everyBlowIsFollowedByTheWayBack() throws Exception {
        saboteur.strike(List.of(new Blow(Kind.KILL, Duration.ZERO), new Blow(Kind.PAUSE, Duration.ZERO)));

        assertThat(done).containsExactly("kill", "start", "pause", "resume");
        assertThat(kills).hasValue(1);
    }

    @Test
    void aPartThatEndsWhileItStartsIsStartedAgain() throws Exception {
        failures = 1;
        saboteur.strike(List.of(new Blow(Kind.KILL, Duration.ZERO)));

        assertThat(done).containsExactly("kill", "failed start", "start");
        assertThat(kills).hasValue(1);
    }

    @Test
    void aPartThatDoesNotComeBackIsNamed() {
        failures = 100;
        assertThatThrownBy(() -> saboteur.revive())
                .isInstanceOf(StackFailure.class)
                .hasMessage("Part did not come back in 10 attempts: no");
    }

    private void start() {
        if (failures-- > 0) {
            done.add("failed start");
            throw new StackFailure("no");
        }
        done.add("start");
    }
}
