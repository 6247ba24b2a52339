package dev.foyer.keycloak.mail;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * A mail of which nobody must learn, from how long the answer takes, whether it goes to somebody. One to nobody is written, encrypted and
 * queued like any other and then thrown away. One to somebody is sent a moment later, not beside the answer, which it would slow down.
 */
public final class DiscreetMail {

    /** What a row to nobody is marked with: no worker takes it, and the next clean-up removes it. */
    static final String TO_NOBODY = "nobody";

    private static final String NEXT = "FOYER_DISCREET_MAIL";
    private static final int SHORTEST_MILLIS = 1000;
    private static final int LONGEST_MILLIS = 3000;

    private final boolean toNobody;
    private final Duration pause;

    private DiscreetMail(boolean toNobody) {
        this.toNobody = toNobody;
        this.pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS + 1));
    }

    /** The mail that is queued next in this session is one of these. */
    public static void isNextOf(KeycloakSession session, boolean toNobody) {
        session.setAttribute(NEXT, new DiscreetMail(toNobody));
    }

    /** What the mail that is queued now is to be; null for an ordinary one. Asked once for each. */
    static @Nullable DiscreetMail next(KeycloakSession session) {
        return session.removeAttribute(NEXT) instanceof DiscreetMail mail ? mail : null;
    }

    boolean toNobody() {
        return toNobody;
    }

    /** Until the first attempt; by chance, so that its traces in other answers tell nothing either. */
    Duration pause() {
        return pause;
    }
}
