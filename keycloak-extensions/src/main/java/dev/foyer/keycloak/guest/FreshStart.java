package dev.foyer.keycloak.guest;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets somebody sign in beside a guest's session. Keycloak gives an authentication the id of the session that the browser is in,
 * and refuses whoever ends it as another user; in an authentication of its own that does not happen. The guest's session
 * goes on until somebody has signed in: then Keycloak ends the browser's former one.
 */
public final class FreshStart {

    private static final String BEGUN = "FOYER_FRESH_START";

    private FreshStart() {}

    /** Whether this authentication has left a guest's session behind. */
    static boolean isBegun(AuthenticationSessionModel authentication) {
        return authentication.getAuthNote(BEGUN) != null;
    }

    /** Whether what this authentication ends in would be the given session. */
    static boolean isNeeded(AuthenticationSessionModel authentication, UserSessionModel guest) {
        return authentication.getParentSession().getId().equals(guest.getId());
    }

    /** Sends the browser on to the same request, in an authentication of its own. */
    public static void begin(AuthenticationFlowContext context) {
        AuthenticationSessionModel before = context.getAuthenticationSession();
        AuthenticationSessionModel fresh = new AuthenticationSessionManager(context.getSession())
                .createAuthenticationSession(context.getRealm(), true)
                .createAuthenticationSession(before.getClient());
        fresh.setProtocol(before.getProtocol());
        fresh.setAction(before.getAction());
        fresh.setRedirectUri(before.getRedirectUri());
        fresh.setClientScopes(before.getClientScopes());
        before.getClientNotes().forEach(fresh::setClientNote);
        copyNote(Details.AUTH_TYPE, before, fresh);
        String flow = before.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH);
        fresh.setAuthNote(BEGUN, "true");
        context.forceChallenge(Response.seeOther(context.getUriInfo()
                        .getBaseUriBuilder()
                        .path("realms/{realm}/login-actions/{flow}")
                        .queryParam(Constants.CLIENT_ID, "{client}")
                        .queryParam(Constants.TAB_ID, "{tab}")
                        .queryParam(Constants.CLIENT_DATA, "{data}")
                        .build(
                                realm(context),
                                flow,
                                fresh.getClient().getClientId(),
                                fresh.getTabId(),
                                AuthenticationProcessor.getClientData(context.getSession(), fresh)))
                .build());
    }

    private static String realm(AuthenticationFlowContext context) {
        return context.getRealm().getName();
    }

    private static void copyNote(String note, AuthenticationSessionModel from, AuthenticationSessionModel to) {
        String value = from.getAuthNote(note);
        if (value != null) {
            to.setAuthNote(note, value);
        }
    }
}
