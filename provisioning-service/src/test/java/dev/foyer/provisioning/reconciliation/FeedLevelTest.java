package dev.foyer.provisioning.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedLevelTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(10);

    @Test
    void anEmptyFeedIsLow() {
        assertThat(new FeedLevel(NOW, NOW, null).isLowSince(BEFORE)).isTrue();
        assertThat(new FeedLevel(NOW, NOW, null).isLowSince(null)).isTrue();
    }

    @Test
    void aFeedWhoseOldestChangeIsYoungIsLow() {
        assertThat(new FeedLevel(NOW, NOW, NOW.minusMillis(900)).isLowSince(BEFORE))
                .isTrue();
        assertThat(new FeedLevel(NOW, NOW, NOW.minusMillis(1000)).isLowSince(BEFORE))
                .isFalse();
    }

    @Test
    void aLookFromBeforeSaysNothing() {
        assertThat(new FeedLevel(NOW, BEFORE, null).isLowSince(BEFORE)).isFalse();
        assertThat(new FeedLevel(NOW, null, null).isLowSince(null)).isFalse();
        assertThat(new FeedLevel(NOW, BEFORE, null).isDrainedSince(BEFORE)).isFalse();
        assertThat(new FeedLevel(NOW, null, null).isDrainedSince(BEFORE)).isFalse();
    }

    @Test
    void aFeedIsDrainedWhenOnlyMuchNewerChangesWait() {
        assertThat(new FeedLevel(NOW, NOW, null).isDrainedSince(BEFORE)).isTrue();
        assertThat(new FeedLevel(NOW, NOW, BEFORE.plusSeconds(5)).isDrainedSince(BEFORE))
                .isFalse();
        assertThat(new FeedLevel(NOW, NOW, BEFORE.plusSeconds(31)).isDrainedSince(BEFORE))
                .isTrue();
    }
}
