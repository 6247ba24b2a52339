package dev.foyer.provisioning.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.customer.Lifecycle.Facts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T10:00:00Z");

    @Test
    void nothingKnownIsAProspect() {
        assertThat(Lifecycle.of(new Facts(null, null, null, null, null))).isEqualTo(Lifecycle.PROSPECT);
    }

    @Test
    void whoAskedHasRequested() {
        assertThat(Lifecycle.of(new Facts(MONDAY, null, null, null, null))).isEqualTo(Lifecycle.REQUESTED);
    }

    @Test
    void aRejectionAnswersTheRequest() {
        assertThat(Lifecycle.of(new Facts(MONDAY, TUESDAY, null, null, null))).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void whoWasRejectedMayAskAgain() {
        assertThat(Lifecycle.of(new Facts(WEDNESDAY, TUESDAY, null, null, null)))
                .isEqualTo(Lifecycle.REQUESTED);
    }

    @Test
    void anInvitationAnswersTheRequestToo() {
        assertThat(Lifecycle.of(new Facts(MONDAY, null, TUESDAY, null, null))).isEqualTo(Lifecycle.INVITED);
        assertThat(Lifecycle.of(new Facts(MONDAY, TUESDAY, WEDNESDAY, null, null)))
                .isEqualTo(Lifecycle.INVITED);
    }

    @Test
    void aRejectionAfterTheInvitationCounts() {
        assertThat(Lifecycle.of(new Facts(null, WEDNESDAY, TUESDAY, null, null)))
                .isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void aRegistrationOutranksWhatCameBeforeAndAfter() {
        assertThat(Lifecycle.of(new Facts(MONDAY, WEDNESDAY, MONDAY, TUESDAY, null)))
                .isEqualTo(Lifecycle.REGISTERED);
    }

    @Test
    void anOrderOutranksEverything() {
        assertThat(Lifecycle.of(new Facts(WEDNESDAY, WEDNESDAY, WEDNESDAY, null, MONDAY)))
                .isEqualTo(Lifecycle.HAS_ORDERED);
        assertThat(Lifecycle.of(new Facts(null, null, null, TUESDAY, MONDAY))).isEqualTo(Lifecycle.HAS_ORDERED);
    }
}
