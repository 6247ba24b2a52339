package dev.foyer.keycloak.mfa;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;

/** Keycloak's step for the code of an app, whose page offers to remember this device. */
final class AppCodeStep extends OTPFormAuthenticator {

    @Override
    protected Response challenge(AuthenticationFlowContext context, String error, String field) {
        TrustOffer.show(context.form(), TrustOffer.days(context));
        return super.challenge(context, error, field);
    }
}
