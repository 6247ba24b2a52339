package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainCondition;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticatorConfigModel;

/** Whether the registration page was reached by the link of a sign-up; with the gear's switch, whether it was not. */
final class SignUpLinkCondition implements PlainCondition {

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
}
