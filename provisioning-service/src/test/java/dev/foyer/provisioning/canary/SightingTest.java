package dev.foyer.provisioning.canary;

import static dev.foyer.provisioning.canary.MarkerFlow.STOPPED;
import static dev.foyer.provisioning.canary.MarkerFlow.UNKNOWN;
import static dev.foyer.provisioning.canary.MarkerFlow.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are seconds before now; the grace is thirty seconds, a look at the feed says something for ten. */
class SightingTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Integer NEVER = null;

    @Test
    void beforeAnythingWasSentNobodyCanTell() {
        assertThat(flow(NEVER, NEVER, 1, NEVER)).isEqualTo(UNKNOWN);
    }

    @Test
    void whatWasSeenAfterItWasSentWorks() {
        assertThat(flow(40, 39, 1, NEVER)).isEqualTo(WORKING);
        assertThat(flow(40, 40, 1, NEVER)).isEqualTo(WORKING);
    }

    @Test
    void whatWasSeenLongAgoWorksAsLongAsTheFeedIsReadAndNothingIsOverdue() {
        assertThat(flow(4000, 3999, 1, NEVER)).isEqualTo(WORKING);
    }

    @Test
    void withinTheGraceTheLastSightingStands() {
        assertThat(flow(20, 50, 1, NEVER)).isEqualTo(WORKING);
        assertThat(flow(30, 60, 0, NEVER)).isEqualTo(WORKING);
    }

    @Test
    void withinTheGraceOfTheVeryFirstNobodyCanTell() {
        assertThat(flow(20, NEVER, 1, NEVER)).isEqualTo(UNKNOWN);
    }

    @Test
    void whatIsOverdueWhileTheFeedWasReadAndEmptyHasStopped() {
        assertThat(flow(40, 70, 1, NEVER)).isEqualTo(STOPPED);
        assertThat(flow(40, NEVER, 1, NEVER)).isEqualTo(STOPPED);
        assertThat(flow(31, 70, 0, NEVER)).isEqualTo(STOPPED);
    }

    @Test
    void itHasNotStoppedWhenTheFeedWasNotReadAfterTheGrace() {
        assertThat(flow(40, 70, 10, NEVER)).isEqualTo(WORKING);
        assertThat(flow(35, 70, 5, NEVER)).isEqualTo(WORKING);
        assertThat(flow(35, 70, 4, NEVER)).isEqualTo(STOPPED);
    }

    @Test
    void whileOlderChangesWaitNobodyCanTell() {
        assertThat(flow(40, 70, 1, 41)).isEqualTo(UNKNOWN);
        assertThat(flow(40, 70, 1, 40)).isEqualTo(UNKNOWN);
    }

    @Test
    void newerChangesThatWaitShowThatItShouldHaveComeBefore() {
        assertThat(flow(40, 70, 1, 39)).isEqualTo(STOPPED);
    }

    @Test
    void whileKeycloakOrTheMirrorIsAwayNobodyCanTell() {
        assertThat(flow(60, 90, NEVER, NEVER)).isEqualTo(UNKNOWN);
        assertThat(flow(60, 90, 11, NEVER)).isEqualTo(UNKNOWN);
        assertThat(flow(60, 59, 11, NEVER)).isEqualTo(UNKNOWN);
    }

    private static MarkerFlow flow(
            @Nullable Integer sent, @Nullable Integer seen, @Nullable Integer observed, @Nullable Integer oldest) {
        return new Sighting(NOW, ago(sent), ago(seen), ago(observed), ago(oldest))
                .flow(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    private static @Nullable Instant ago(@Nullable Integer seconds) {
        return seconds == null ? null : NOW.minusSeconds(seconds);
    }
}
