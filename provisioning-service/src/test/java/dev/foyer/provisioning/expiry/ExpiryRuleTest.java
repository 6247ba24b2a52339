package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.retention.RetentionPeriods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryRuleTest {

    private static final Instant CAME = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-10T00:00:00Z");

    private static final RetentionPeriods PERIODS =
            new RetentionPeriods(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(60), Duration.ofHours(6));

    private static final GuestOrder DELIVERED = new GuestOrder("delivered", CLOSED, null, LATER);

    @Test
    void aGuestWhoNeverOrderedExpiresAfterTheIdlePeriodToTheSecond() {
        Standing standing = ExpiryRule.standing(CAME, List.of());

        assertThat(standing).isEqualTo(new Standing.Idle(CAME));
        assertThat(at("2026-01-07T23:59:59Z").expires(standing)).isFalse();
        assertThat(at("2026-01-08T00:00:00Z").expires(standing)).isTrue();
    }

    @Test
    void aGuestExpiresWhenTheGracePeriodHasPassedSinceTheLastDelivery() {
        Standing standing = ExpiryRule.standing(
                CAME, List.of(DELIVERED, new GuestOrder("delivered", LATER, null, LATER), DELIVERED));

        assertThat(standing).isEqualTo(new Standing.Closed(LATER));
        assertThat(at("2026-03-11T23:59:59Z").expires(standing)).isFalse();
        assertThat(at("2026-03-12T00:00:00Z").expires(standing)).isTrue();
    }

    @Test
    void aCancelledOrderIsClosedWhenItWasCancelled() {
        assertThat(ExpiryRule.standing(CAME, List.of(DELIVERED, new GuestOrder("cancelled", null, LATER, LATER))))
                .isEqualTo(new Standing.Closed(LATER));
    }

    @Test
    void whereNobodySaidWhenTheNewsItselfCounts() {
        assertThat(ExpiryRule.standing(CAME, List.of(new GuestOrder("delivered", null, null, LATER))))
                .isEqualTo(new Standing.Closed(LATER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "completed", "disputed", "returned"})
    void oneOrderThatIsNotOverKeepsTheGuestForEver(String state) {
        Standing standing =
                ExpiryRule.standing(CAME, List.of(DELIVERED, new GuestOrder(state, CLOSED, CLOSED, CLOSED)));

        assertThat(standing).isEqualTo(new Standing.Kept());
        assertThat(at("2126-01-01T00:00:00Z").expires(standing)).isFalse();
        assertThat(at("2126-01-01T00:00:00Z").expiresAt(standing)).isEmpty();
    }

    @Test
    void aDeliveryInTheFutureExpiresNobodyBeforeIt() {
        Standing standing =
                ExpiryRule.standing(CAME, List.of(new GuestOrder("delivered", LATER.plusSeconds(1), null, CAME)));
        assertThat(at("2026-03-12T00:00:00Z").expires(standing)).isFalse();
    }

    // In New York 2026-03-08 has 23 hours, and 2026-11-01 has 25.
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-07T12:00:00", "2026-10-31T12:00:00"})
    void aDayHas24HoursWhenClocksArePutForwardOrBackToo(String noon) {
        ZoneId newYork = ZoneId.of("America/New_York");
        Instant came = LocalDateTime.parse(noon).atZone(newYork).toInstant();
        RetentionPeriods aDay =
                new RetentionPeriods(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(newYork));
            ExpiryRule rule = new ExpiryRule(aDay, Clock.fixed(came.plus(Duration.ofHours(24)), newYork));
            assertThat(rule.idleUntil()).isEqualTo(came);
            assertThat(rule.expires(new Standing.Idle(came))).isTrue();
            assertThat(rule.expires(new Standing.Idle(came.plusMillis(1)))).isFalse();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static ExpiryRule at(String now) {
        return new ExpiryRule(PERIODS, Clock.systemUTC()).at(Instant.parse(now));
    }
}
