package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.GuestAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * A guest's session. Its end stands in a note that it is made with, since Keycloak has one length of sessions for everybody in a
 * realm: the cookie is not taken afterwards, and no token is issued that lives longer.
 */
public final class GuestSession {

    /** What an application is told of it in the place of tokens. */
    public static final String ENDED = "The guest's session has ended";

    /** Note of the session: epoch seconds. */
    static final String UNTIL = "foyer_guest_until";

    // Note of the session: ids of root authentications that the guest went on in, beside the one that has the session's
    // id.
    private static final String OTHERS = "foyer_guest_authentications";

    private static final int MOST_OTHERS = 20;

    private GuestSession() {}

    /** The session that begins with this authentication ends then. */
    static void limit(AuthenticationSessionModel authentication, Instant until) {
        authentication.setUserSessionNote(UNTIL, Long.toString(until.getEpochSecond()));
    }

    /**
     * The guest goes on in this authentication: what it ends in is short too, and {@link #leave} finds it. It may end much later,
     * after a page of Keycloak's where somebody stays.
     *
     * @return false where it goes on in too many
     */
    static boolean carry(UserSessionModel guest, AuthenticationSessionModel authentication) {
        String root = authentication.getParentSession().getId();
        Set<String> others = others(guest);
        if (!root.equals(guest.getId()) && others.add(root)) {
            if (others.size() > MOST_OTHERS) {
                return false;
            }
            guest.setNote(OTHERS, String.join(" ", others));
        }
        String until = guest.getNote(UNTIL);
        if (until != null) {
            authentication.setUserSessionNote(UNTIL, until);
        }
        return true;
    }

    /**
     * Takes the guest out of every authentication that waits on a page for the browser to come back: Keycloak would sign the browser
     * in as whoever the user is by then.
     */
    static void leave(KeycloakSession session, RealmModel realm, UserSessionModel guest) {
        Set<String> roots = others(guest);
        roots.add(guest.getId());
        for (String id : roots) {
            RootAuthenticationSessionModel root =
                    session.authenticationSessions().getRootAuthenticationSession(realm, id);
            if (root != null) {
                List.copyOf(root.getAuthenticationSessions().values()).stream()
                        .filter(waiting -> guest.getUser().equals(waiting.getAuthenticatedUser()))
                        .forEach(waiting -> root.removeAuthenticationSessionByTabId(waiting.getTabId()));
            }
        }
    }

    private static Set<String> others(UserSessionModel guest) {
        String noted = guest.getNote(OTHERS);
        return new LinkedHashSet<>(noted == null ? List.of() : List.of(noted.split(" ")));
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

    /** Whether it began with a guest and belongs to somebody who is none any more: nobody proved to be that customer. */
    public static boolean isLeftOver(UserSessionModel session) {
        return session.getNote(UNTIL) != null && !GuestAccount.is(session.getUser());
    }

    /** Whether it has ended. */
    static boolean isOver(UserSessionModel session, Clock clock) {
        OptionalLong until = until(session);
        return until.isPresent() && until.getAsLong() <= clock.instant().getEpochSecond() || isLeftOver(session);
    }
}
