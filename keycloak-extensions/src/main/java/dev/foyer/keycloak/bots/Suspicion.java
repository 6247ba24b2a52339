package dev.foyer.keycloak.bots;

import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the bot defence thinks of the registration form that was sent last in a browser. A step that answers every sign-up alike
 * asks it, does nothing for a suspect, and shows the page that everybody sees.
 */
public final class Suspicion {

    /** Authentication note: {@code true}, or missing. */
    private static final String NOTE = "FOYER_BOT";

    private Suspicion() {}

    /** Whether a program has filled in the form, to all appearances. */
    public static boolean restsOn(AuthenticationSessionModel authentication) {
        return Boolean.parseBoolean(authentication.getAuthNote(NOTE));
    }

    static void note(AuthenticationSessionModel authentication, boolean suspect) {
        if (suspect) {
            authentication.setAuthNote(NOTE, Boolean.toString(true));
        } else {
            authentication.removeAuthNote(NOTE);
        }
    }
}
