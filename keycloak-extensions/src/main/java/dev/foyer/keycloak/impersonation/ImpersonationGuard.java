package dev.foyer.keycloak.impersonation;

import java.util.List;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes every page of the customer's own affairs out of an authentication in which staff act: another password, a second factor, an
 * address. Stands behind all others that add one, in the realm's order of required actions.
 */
final class ImpersonationGuard implements RequiredActionProvider {

    /** Id of the required action, which is never shown. */
    static final String ID = "foyer-impersonation";

    private static final String ACTING = "FOYER_ACTING";

    /** Staff act in this authentication. */
    static void mark(AuthenticationSessionModel authentication) {
        authentication.setAuthNote(ACTING, "true");
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (authentication.getAuthNote(ACTING) != null) {
            List.copyOf(authentication.getRequiredActions()).forEach(authentication::removeRequiredAction);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.ignore();
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.ignore();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
