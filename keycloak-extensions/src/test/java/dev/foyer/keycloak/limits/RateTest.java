package dev.foyer.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("A rate")
class RateTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    @DisplayName("lets exactly its permits through at once, and says when the next one may come")
    void burst() {
        Rate rate = Rate.perMinute(5);
        Instant due = Instant.EPOCH;
        for (int i = 0; i < 5; i++) {
            assertThat(rate.allows(due, START)).isTrue();
            due = rate.afterwards(due, START);
        }

        assertThat(rate.allows(due, START)).isFalse();
        assertThat(rate.untilAllowed(due, START)).isEqualTo(Duration.ofSeconds(12));
        assertThat(rate.allows(due, START.plusSeconds(11))).isFalse();
        assertThat(rate.allows(due, START.plusSeconds(12))).isTrue();
        assertThat(rate.untilAllowed(due, START.plusSeconds(13))).isZero();
    }

    @Test
    @DisplayName("is full again after its period, whatever went before")
    void fullAgain() {
        Rate rate = new Rate(1, Duration.ofHours(1));
        Instant due = rate.afterwards(Instant.EPOCH, START);

        assertThat(rate.untilAllowed(due, START)).isEqualTo(Duration.ofHours(1));
        assertThat(rate.allows(due, START.plus(Duration.ofHours(1)))).isTrue();
    }

    @RepeatedTest(200)
    @DisplayName(
            "never lets more through in any period than twice its permits, nor refuses somebody who waited as told")
    void boundsAndWaits(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Rate rate = new Rate(1 + random.nextInt(30), Duration.ofMillis(1 + random.nextInt(100_000)));
        Deque<Instant> passed = new ArrayDeque<>();
        Instant due = Instant.EPOCH;
        Instant now = START;
        for (int step = 0; step < 2000; step++) {
            now = now.plusNanos((long) (random.nextDouble() * rate.intervalMicros() * 1500) / 1000 * 1000);
            if (rate.allows(due, now)) {
                assertThat(rate.untilAllowed(due, now)).isZero();
                due = rate.afterwards(due, now);
                passed.add(now);
            } else {
                Duration rest = rate.untilAllowed(due, now);
                assertThat(rest).isPositive().isLessThanOrEqualTo(rate.period());
                assertThat(rate.allows(due, now.plus(rest))).isTrue();
                assertThat(rate.allows(due, now.plus(rest).minusNanos(1000))).isFalse();
            }
            Instant periodAgo = now.minus(rate.period());
            passed.removeIf(instant -> !instant.isAfter(periodAgo));
            assertThat(passed).hasSizeLessThan(2 * rate.permits());
        }
    }

    @Test
    @DisplayName("gives back no faster than its permits in a period, also where these do not divide it")
    void roundsUp() {
        assertThat(new Rate(7, Duration.ofMinutes(1)).intervalMicros()).isEqualTo(8_571_429);
        assertThat(new Rate(7, Duration.ofMinutes(1)).toleranceMicros()).isEqualTo(6 * 8_571_429L);
    }

    @Test
    @DisplayName("has a permit at least, and time for each")
    void sensible() {
        assertThatThrownBy(() -> Rate.perMinute(0)).hasMessage("permits: found 0; allowed is 1 or more.");
        assertThatThrownBy(() -> new Rate(10, Duration.ofNanos(9000)))
                .hasMessageStartingWith("period: found PT0.000009S");
    }
}
