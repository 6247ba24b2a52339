package dev.foyer.keycloak.impersonation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.UserSessionModel;

/**
 * The session of a customer in which staff act. Who it is and when it ends stands in notes that it is made with: the cookie is not taken
 * afterwards, and no token is issued that lives longer.
 */
public final class Impersonation {

    /** What an application is told in the place of tokens. */
    public static final String ENDED = "The impersonation has ended";

    /** Note of the session: epoch seconds. */
    private static final String UNTIL = "foyer_impersonation_until";

    /** Keycloak's own, so that its events and mappers know it too: the id of the member of the staff. */
    private static final String STAFF = ImpersonationSessionNote.IMPERSONATOR_ID.toString();

    private Impersonation() {}

    static void note(UserSessionModel session, Staff staff, Instant until) {
        session.setNote(STAFF, staff.id());
        session.setNote(ImpersonationSessionNote.IMPERSONATOR_USERNAME.toString(), staff.name());
        session.setNote(UNTIL, Long.toString(until.getEpochSecond()));
    }

    /** Whether staff act in it. What an administrator begins in Keycloak's own console is Keycloak's, and none of these. */
    public static boolean is(UserSessionModel session) {
        return session.getNote(UNTIL) != null;
    }

    /**
     * Who acts, by the id of the user that they are themselves, also where it began in Keycloak's console; empty for a session of
     * anybody else.
     */
    public static Optional<String> staff(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(STAFF));
    }

    /** When it ends, in epoch seconds; empty for one that ends as others do. */
    public static OptionalLong until(UserSessionModel session) {
        String until = session.getNote(UNTIL);
        return until == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(until));
    }

    /** Whether it has ended. */
    public static boolean isOver(UserSessionModel session, Clock clock) {
        OptionalLong until = until(session);
        return until.isPresent() && until.getAsLong() <= clock.instant().getEpochSecond();
    }

    /**
     * Who acts.
     *
     * @param id of their own user
     * @param name of their own user
     */
    record Staff(String id, String name) {}
}
