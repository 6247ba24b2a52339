package dev.foyer.keycloak.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** A factory of a condition that has no gear. */
public interface PlainConditionFactory extends ConditionalAuthenticatorFactory, PlainFactory<Authenticator> {

    @Override
    default boolean isConfigurable() {
        return false;
    }

    @Override
    default @Nullable List<ProviderConfigProperty> getConfigProperties() {
        return null;
    }

    @Override
    default Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    default boolean isUserSetupAllowed() {
        return false;
    }
}
