package dev.foyer.keycloak.code;

import dev.foyer.keycloak.provider.PlainCondition;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Whether the person may use a code by email. */
final class EmailCodeCondition implements PlainCondition {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        return context.getUser() != null
                && EmailCodeStep.isOffered(context.getSession(), context.getRealm(), context.getUser());
    }
}
