package dev.foyer.keycloak.broker;

import dev.foyer.keycloak.provider.PlainFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link BrokeredSignUp}. */
public final class BrokeredSignUpFactory implements AuthenticatorFactory, PlainFactory<Authenticator> {

    private static final BrokeredSignUp STEP = new BrokeredSignUp();

    @Override
    public String getId() {
        return "foyer-brokered-sign-up";
    }

    @Override
    public String getDisplayType() {
        return "Sign-up through an identity provider";
    }

    @Override
    public String getHelpText() {
        return "Where self-registration is off, refuses whoever has no account yet. Belongs into the first login flow, before the"
                + " review of the profile, so that nobody fills it in for nothing, and after it, since the address can be"
                + " changed there.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public String getReferenceCategory() {
        return "";
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
