package dev.foyer.keycloak.bots;

import org.keycloak.models.KeycloakSession;

/** Whether the bot defence has refused the form that this request sent: steps after it need not look at it. */
public final class Refused {

    private static final String REFUSED = Refused.class.getName();

    private Refused() {}

    /** False also where no bot defence stands before. */
    public static boolean is(KeycloakSession session) {
        return session.getAttribute(REFUSED) != null;
    }

    static void note(KeycloakSession session) {
        session.setAttribute(REFUSED, true);
    }
}
