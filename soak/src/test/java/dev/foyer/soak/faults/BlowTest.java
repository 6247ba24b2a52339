package dev.foyer.soak.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.faults.Blow.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlowTest {

    private static final Duration LONGEST = Duration.ofSeconds(4);

    @Test
    void aPlanHasWhatWasAskedFor() {
        List<Blow> plan = Blow.plan(new Random(1), 3, 2, LONGEST);

        assertThat(plan)
                .extracting(Blow::kind)
                .containsExactlyInAnyOrder(Kind.KILL, Kind.KILL, Kind.KILL, Kind.PAUSE, Kind.PAUSE);
        assertThat(plan).allSatisfy(blow -> assertThat(blow.after()).isBetween(Duration.ZERO, LONGEST));
    }

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(Blow.plan(new Random(1), 3, 2, LONGEST)).isEqualTo(Blow.plan(new Random(1), 3, 2, LONGEST));
        assertThat(Blow.plan(new Random(1), 3, 2, LONGEST)).isNotEqualTo(Blow.plan(new Random(2), 3, 2, LONGEST));
    }
}
