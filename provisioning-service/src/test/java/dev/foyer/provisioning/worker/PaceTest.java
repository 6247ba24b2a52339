package dev.foyer.provisioning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(200), Duration.ofSeconds(5));

    @Test
    void afterAFullBatchThereIsNoPause() {
        assertThat(pace.worked(true)).isEqualTo(Duration.ZERO);
        assertThat(pace.worked(false)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void workThatOthersPayForIsFollowedByARestAsLong() {
        assertThat(pace.worked(true, Duration.ofMillis(300))).isEqualTo(Duration.ofMillis(300));
        assertThat(pace.worked(false, Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.worked(true, Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void idlingPausesGrowToTheLimitAndStartAnewAfterWork() {
        assertThat(Stream.generate(pace::idled).limit(7).map(Duration::toMillis))
                .containsExactly(100L, 200L, 200L, 200L, 200L, 200L, 200L);

        assertThat(pace.worked(false).plus(pace.idled())).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void failuresPauseEverLongerUntilOneTurnSucceeds() {
        assertThat(Stream.generate(pace::failed).limit(7).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);

        assertThat(pace.idled()).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.failed()).isEqualTo(Duration.ofMillis(250));
    }
}
