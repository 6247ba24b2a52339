package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pause before a mail is tried again")
class RetryPauseTest {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @ParameterizedTest(name = "after {0} failures {1}")
    @CsvSource({"1, PT10S", "2, PT20S", "3, PT40S", "5, PT2M40S", "6, PT5M", "7, PT5M", "64, PT5M", "2147483647, PT5M"})
    @DisplayName("doubles up to a limit")
    void doubles(int failures, Duration pause) {
        assertThat(new RetryPause(FIRST, LONGEST, () -> 1).after(failures)).isEqualTo(pause);
    }

    @Test
    @DisplayName("is shorter by chance, by a quarter at most, and never nothing")
    void jitter() {
        assertThat(new RetryPause(FIRST, LONGEST, () -> 0).after(1)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(new RetryPause(Duration.ofNanos(1), LONGEST, () -> 0).after(1))
                .isEqualTo(Duration.ofMillis(1));
    }
}
