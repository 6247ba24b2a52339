package dev.foyer.keycloak.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** A factory of a step that stands for no credential, is on or off, and has no gear. What one of these is not true of, it says itself. */
public interface PlainStepFactory extends AuthenticatorFactory, PlainFactory<Authenticator> {

    @Override
    default @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    default boolean isConfigurable() {
        return getConfigProperties() != null;
    }

    @Override
    default boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    default Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    default @Nullable List<ProviderConfigProperty> getConfigProperties() {
        return null;
    }

    /** A whole number of the gear. */
    static ProviderConfigProperty number(String name, String label, String help, int unset) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.INTEGER_TYPE, unset);
    }
}
