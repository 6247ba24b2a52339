package dev.foyer.keycloak.signup;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether the registration page was reached by the link of a sign-up; with the gear's switch, whether it was not. */
final class SignUpLinkCondition implements ConditionalAuthenticator {

    /** Key in the gear. */
    static final String NEGATED = "negate";

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        boolean byLink =
                ConfirmationLink.openedIn(context.getAuthenticationSession()).isPresent();
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        boolean negated = config != null
                && config.getConfig() != null
                && Boolean.parseBoolean(config.getConfig().get(NEGATED));
        return byLink != negated;
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // a condition shows nothing
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // asks nothing
    }

    @Override
    public void close() {
        // holds nothing
    }
}
