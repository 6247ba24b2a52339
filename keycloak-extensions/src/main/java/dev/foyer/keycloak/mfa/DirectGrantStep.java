package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.provider.PlainAuthenticator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Refuses the password grant to people who have a second factor and have not shown it: Keycloak's flow can ask for the code of an app
 * and for nothing else. Stands after that.
 */
final class DirectGrantStep implements PlainAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        boolean shown = AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                .contains(OTPCredentialModel.TYPE);
        if (shown
                || !SecondFactors.isSetUp(user)
                || !MfaPolicy.of(context.getRealm(), user).isOffered()) {
            context.success();
            return;
        }
        context.getEvent().user(user).error(Errors.NOT_ALLOWED);
        context.failure(
                AuthenticationFlowError.ACCESS_DENIED,
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(Map.of(
                                "error",
                                OAuthErrorException.INVALID_GRANT,
                                "error_description",
                                "A second factor is needed: use the authorization code flow"))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
