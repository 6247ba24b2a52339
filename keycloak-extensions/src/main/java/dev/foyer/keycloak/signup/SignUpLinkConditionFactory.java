package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainConditionFactory;
import java.util.List;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link SignUpLinkCondition}. */
public final class SignUpLinkConditionFactory implements PlainConditionFactory {

    private static final SignUpLinkCondition CONDITION = new SignUpLinkCondition();

    @Override
    public String getId() {
        return "foyer-sign-up-link";
    }

    @Override
    public String getDisplayType() {
        return "Condition - link of a sign-up";
    }

    @Override
    public String getHelpText() {
        return "The rest of the sub-flow runs where the registration page was reached by the link in the mail of a sign-up.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SignUpLinkCondition.NEGATED)
                .label("Negate output")
                .helpText("On: the rest of the sub-flow runs where the page was reached in any other way.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .build();
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }
}
