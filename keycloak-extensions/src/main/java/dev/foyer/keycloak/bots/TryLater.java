package dev.foyer.keycloak.bots;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The answer 429 (RFC 6585) to a form that came too often. Keycloak draws the form again after all steps have looked at it, so
 * what this one found waits in the request until then.
 */
final class TryLater {

    private static final String WAIT = "FOYER_TRY_LATER_SECONDS";

    private TryLater() {}

    /** From now on the form of this request is answered with 429. */
    static void after(KeycloakSession session, Duration wait) {
        session.setAttribute(WAIT, wait.plusMillis(999).toSeconds());
    }

    static void show(KeycloakSession session, LoginFormsProvider form) {
        if (session.getAttribute(WAIT) instanceof Long seconds) {
            form.setStatus(Status.TOO_MANY_REQUESTS);
            form.setResponseHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
    }

    /** Rounded up. */
    static int minutes(Duration wait) {
        return Math.toIntExact(Math.max(1, wait.plusSeconds(59).toMinutes()));
    }
}
