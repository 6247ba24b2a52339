package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.provider.PlainCondition;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the person has a second factor, or codes for who has lost it: Keycloak asks for them before they are removed. Once one was shown: remembers this device, where that was wished for, and takes back the
 * level that the sub-flow gives where it was a code by email only.
 */
final class SecondFactorCondition implements PlainCondition, AuthenticationFlowCallback {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        return context.getUser() != null && SecondFactors.canShow(context.getUser());
    }

    /** Comes after the callback of Keycloak's condition for the level, which stands before this one. */
    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (Assurance.isByEmail(authentication)) {
            Assurance.lower(authentication, Assurance.EMAIL_CODE);
        } else if (TrustOffer.isTaken(context)) {
            new TrustedDevices(context.getSession(), context.getRealm())
                    .remember(context.getUser(), TrustOffer.days(context));
        }
    }
}
