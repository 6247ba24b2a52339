package dev.foyer.provisioning.retention;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPeriodsTest {

    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "-P30D", "P36501D"})
    void aPeriodThatIsNoneOrLongerThanACenturyIsRefusedByItsName(String text) {
        Duration period = Duration.parse(text);
        assertThatThrownBy(() -> new RetentionPeriods(period, DAY, DAY, DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("foyer.expiry.grace is " + period);
        assertThatThrownBy(() -> new RetentionPeriods(DAY, period, DAY, DAY)).hasMessageContaining("foyer.expiry.idle");
        assertThatThrownBy(() -> new RetentionPeriods(DAY, DAY, period, DAY))
                .hasMessageContaining("foyer.expiry.retention");
        assertThatThrownBy(() -> new RetentionPeriods(DAY, DAY, DAY, period))
                .hasMessageContaining("foyer.expiry.overdue-after");
    }

    @Test
    void theShortestPeriodIsAnyThatIsMoreThanNothing() {
        Duration shortest = Duration.ofNanos(1);
        assertThatCode(() -> new RetentionPeriods(shortest, shortest, shortest, shortest))
                .doesNotThrowAnyException();
    }
}
