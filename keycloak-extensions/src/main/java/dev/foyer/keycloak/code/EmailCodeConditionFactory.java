package dev.foyer.keycloak.code;

import dev.foyer.keycloak.provider.PlainConditionFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Declares {@link EmailCodeCondition}. */
public final class EmailCodeConditionFactory implements PlainConditionFactory {

    private static final EmailCodeCondition CONDITION = new EmailCodeCondition();

    @Override
    public String getId() {
        return "foyer-email-code-offered";
    }

    @Override
    public String getDisplayType() {
        return "Condition - code by email offered";
    }

    @Override
    public String getHelpText() {
        return "The rest of the sub-flow runs where the realm offers codes by email and the person has another second factor,"
                + " unless the application asks for a second factor itself.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
