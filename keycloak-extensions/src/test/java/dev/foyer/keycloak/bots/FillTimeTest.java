package dev.foyer.keycloak.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Filling in the form")
class FillTimeTest {

    private static final Instant SHOWN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOTE = Long.toString(SHOWN.toEpochMilli());
    private static final Duration LEAST = Duration.ofSeconds(3);

    @Test
    @DisplayName("takes the least time or longer")
    void leastTime() {
        assertThat(at(SHOWN.plusMillis(2999)).isTooShort(NOTE, LEAST)).isTrue();
        assertThat(at(SHOWN.plusMillis(3000)).isTooShort(NOTE, LEAST)).isFalse();
    }

    @Test
    @DisplayName("is too quick for a form that was never shown")
    void neverShown() {
        String never = null;

        assertThat(at(SHOWN).isTooShort(never, LEAST)).isTrue();
    }

    @Test
    @DisplayName("may take no time where none is asked for")
    void off() {
        String never = null;

        assertThat(at(SHOWN).isTooShort(NOTE, Duration.ZERO)).isFalse();
        assertThat(at(SHOWN).isTooShort(never, Duration.ZERO)).isFalse();
    }

    private static FillTime at(Instant now) {
        return new FillTime(Clock.fixed(now, ZoneOffset.UTC));
    }
}
