package dev.foyer.keycloak.impersonation;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Staff who act as a customer come to an application with the cookie. They get in where tokens tell who acts, and where nothing of the
 * customer's own affairs is asked for; elsewhere they are told so. Fails closed.
 */
public final class ActingVisit {

    private static final String REFUSED = "foyer.error.impersonation";

    private final AuthenticationFlowContext context;
    private final UserSessionModel acting;
    private final Clock clock;

    public ActingVisit(AuthenticationFlowContext context, UserSessionModel acting, Clock clock) {
        this.context = context;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Prepares the authentication, or answers it.
     *
     * @return whether the cookie is to be taken; otherwise there is an answer
     */
    public boolean enters() {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (Impersonation.isOver(acting, clock)) {
            AuthenticationManager.backchannelLogout(
                    context.getSession(),
                    context.getRealm(),
                    acting,
                    context.getUriInfo(),
                    context.getConnection(),
                    context.getHttpRequest().getHttpHeaders(),
                    true);
            AuthenticationManager.expireIdentityCookie(context.getSession());
            context.attempted();
            return false;
        }
        if (!mayEnter(authentication)) {
            refuse(authentication);
            return false;
        }
        ImpersonationGuard.mark(authentication);
        withoutOfflineAccess(authentication);
        return true;
    }

    private boolean mayEnter(AuthenticationSessionModel authentication) {
        ClientModel application = authentication.getClient();
        return TellingApplications.include(application)
                && authentication.getClientNote(Constants.KC_ACTION) == null
                && !DeviceGrantType.isOAuth2DeviceVerificationFlow(authentication)
                && acting.getUser().getRequiredActionsStream().findAny().isEmpty()
                && !context.getSession()
                        .getProvider(LoginProtocol.class, authentication.getProtocol())
                        .requireReauthentication(acting, authentication);
    }

    private void refuse(AuthenticationSessionModel authentication) {
        if (TokenUtil.hasPrompt(
                authentication.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE)) {
            context.attempted();
            return;
        }
        context.getEvent().user(acting.getUser()).error(Errors.NOT_ALLOWED);
        context.failureChallenge(
                AuthenticationFlowError.ACCESS_DENIED,
                context.form().setError(REFUSED).createErrorPage(Response.Status.FORBIDDEN));
    }

    /** A session that goes on without a browser would outlive the one that staff were given. */
    private static void withoutOfflineAccess(AuthenticationSessionModel authentication) {
        String asked = authentication.getClientNote(OAuth2Constants.SCOPE);
        if (asked != null) {
            authentication.setClientNote(
                    OAuth2Constants.SCOPE,
                    Arrays.stream(asked.split(" "))
                            .filter(scope -> !scope.equals(OAuth2Constants.OFFLINE_ACCESS))
                            .collect(Collectors.joining(" ")));
        }
    }
}
