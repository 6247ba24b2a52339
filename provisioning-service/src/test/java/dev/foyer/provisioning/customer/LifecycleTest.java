package dev.foyer.provisioning.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.customer.Lifecycle.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Test
    void everyStoryEndsWhereItsEventsLeadAndNoneFallsBackBehindAnOrder() {
        Lifecycle[] events = Lifecycle.values();
        // Every order of five events, each any number of times: five digits, and each digit is an event.
        int stories = events.length * events.length * events.length * events.length * events.length;
        for (int story = 0; story < stories; story++) {
            Story told = new Story();
            for (int rest = story, length = 0; length < 5; rest /= events.length, length++) {
                told.happens(events[rest % events.length]);
                assertThat(Lifecycle.of(told.facts())).as("%s", told.events).isEqualTo(told.stage());
            }
        }
    }

    /** What happens to a customer, one thing after the other, told without the facts that are kept of it. */
    private static final class Story {

        private final List<Lifecycle> events = new ArrayList<>();

        void happens(Lifecycle event) {
            events.add(event);
        }

        Lifecycle stage() {
            if (events.contains(Lifecycle.HAS_ORDERED)) {
                return Lifecycle.HAS_ORDERED;
            }
            if (events.contains(Lifecycle.REGISTERED)) {
                return Lifecycle.REGISTERED;
            }
            return events.stream()
                    .filter(event -> event != Lifecycle.PROSPECT)
                    .reduce(Lifecycle.PROSPECT, (before, event) -> event);
        }

        Facts facts() {
            return new Facts(
                    at(events.lastIndexOf(Lifecycle.REQUESTED)),
                    at(events.lastIndexOf(Lifecycle.REJECTED)),
                    at(events.lastIndexOf(Lifecycle.INVITED)),
                    at(events.indexOf(Lifecycle.REGISTERED)),
                    at(events.indexOf(Lifecycle.HAS_ORDERED)));
        }

        private static @Nullable Instant at(int place) {
            return place < 0 ? null : MONDAY.plusSeconds(place);
        }
    }
}
