package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.provider.PlainConditionFactory;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSessionFactory;

/** Declares {@link SecondFactorCondition}. */
public final class SecondFactorConditionFactory implements PlainConditionFactory, AuthenticationFlowCallbackFactory {

    private static final SecondFactorCondition CONDITION = new SecondFactorCondition();

    @Override
    public String getId() {
        return "foyer-second-factor";
    }

    @Override
    public String getDisplayType() {
        return "Condition - second factor set up";
    }

    @Override
    public String getHelpText() {
        return "The rest of the sub-flow runs where the person has set up a second factor. Stands after the condition for the"
                + " level of authentication.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        TrustedDevices.removeRegularly(factory);
    }
}
