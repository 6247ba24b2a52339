package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.impersonation.ActingVisit;
import dev.foyer.keycloak.impersonation.Impersonation;
import dev.foyer.keycloak.mfa.MfaPolicyStep;
import java.time.Clock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Keycloak's single sign-on by cookie, that takes a guest's session only for applications that allow guests. Everywhere else the
 * visitor is nobody and gets the ordinary sign-in page, or {@code login_required} where no page may be shown. Staff who act as a
 * customer get in as {@link ActingVisit} has it.
 */
final class CustomerCookie extends CookieAuthenticator {

    private final Clock clock;

    CustomerCookie(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (FreshStart.isBegun(authentication)) {
            context.attempted();
            return;
        }
        AuthResult visitor =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (visitor != null && Impersonation.is(visitor.session())) {
            if (new ActingVisit(context, visitor.session(), clock).enters()) {
                super.authenticate(context);
            }
        } else if (visitor == null || !GuestSession.is(visitor.session())) {
            if (visitor != null) {
                MfaPolicyStep.recall(context, visitor.user(), clock);
            }
            super.authenticate(context);
        } else if (isTaken(context, visitor.session()) && GuestSession.carry(visitor.session(), authentication)) {
            GuestScopes.narrow(authentication);
            super.authenticate(context);
        } else if (isSilent(authentication) || !FreshStart.isNeeded(authentication, visitor.session())) {
            context.attempted();
        } else {
            FreshStart.begin(context);
        }
    }

    /** Who has to sign in again cannot do it as a guest, who has nothing to sign in with. */
    private boolean isTaken(AuthenticationFlowContext context, UserSessionModel guest) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return !GuestSession.isOver(guest, clock)
                && GuestDoor.takes(authentication.getClient(), guest)
                && !GuestDoor.isClosedBy(authentication)
                && !context.getSession()
                        .getProvider(LoginProtocol.class, authentication.getProtocol())
                        .requireReauthentication(guest, authentication);
    }

    private static boolean isSilent(AuthenticationSessionModel authentication) {
        return TokenUtil.hasPrompt(
                authentication.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }
}
