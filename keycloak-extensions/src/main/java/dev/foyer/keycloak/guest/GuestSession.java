package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.GuestAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A guest's session. Its end stands in a note that it is made with, since Keycloak has one length of sessions for everybody in a
 * realm: the cookie is not taken afterwards, and no token is issued that lives longer.
 */
public final class GuestSession {

    /** Note of the session: epoch seconds. */
    static final String UNTIL = "foyer_guest_until";

    private GuestSession() {}

    /** The session that begins with this authentication ends then. */
    static void limit(AuthenticationSessionModel authentication, Instant until) {
        authentication.setUserSessionNote(UNTIL, Long.toString(until.getEpochSecond()));
    }

    /** Whether a guest is signed in here; also one whom staff signed in. */
    public static boolean is(UserSessionModel session) {
        return session.getNote(UNTIL) != null || GuestAccount.is(session.getUser());
    }

    /** When it ends, in epoch seconds; empty for a session of anybody else. */
    public static OptionalLong until(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(UNTIL)).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /** Whether it has ended. */
    static boolean isOver(UserSessionModel session, Clock clock) {
        OptionalLong until = until(session);
        return until.isPresent() && until.getAsLong() <= clock.instant().getEpochSecond();
    }
}
