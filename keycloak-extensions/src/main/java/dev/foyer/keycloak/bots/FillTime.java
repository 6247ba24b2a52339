package dev.foyer.keycloak.bots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Since when somebody has had the form before them. It stands in the authentication session, where nobody can forge it; a form
 * that comes back with a message counts from the first time on, so that a correction may be quick.
 */
final class FillTime {

    /** Authentication note: epoch milliseconds. */
    private static final String FIRST_SHOWN = "FOYER_FORM_FIRST_SHOWN";

    private final Clock clock;

    FillTime(Clock clock) {
        this.clock = clock;
    }

    void begin(AuthenticationSessionModel authentication) {
        if (authentication.getAuthNote(FIRST_SHOWN) == null) {
            authentication.setAuthNote(FIRST_SHOWN, Long.toString(clock.millis()));
        }
    }

    boolean isTooShort(AuthenticationSessionModel authentication, Duration least) {
        return isTooShort(authentication.getAuthNote(FIRST_SHOWN), least);
    }

    /** Whether the form came sooner than people could have filled it in; one that was never shown comes too soon. */
    boolean isTooShort(@Nullable String firstShown, Duration least) {
        if (least.isZero()) {
            return false;
        }
        return firstShown == null
                || Instant.ofEpochMilli(Long.parseLong(firstShown)).plus(least).isAfter(clock.instant());
    }
}
