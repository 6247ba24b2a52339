package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link CheckEmailPage}. */
public final class CheckEmailPageFactory implements AuthenticatorFactory, PlainFactory<Authenticator> {

    private static final CheckEmailPage PAGE = new CheckEmailPage();

    @Override
    public String getId() {
        return "foyer-check-email";
    }

    @Override
    public String getDisplayType() {
        return "Check your email";
    }

    @Override
    public String getHelpText() {
        return "The page after the registration form of 'Sign-up to be confirmed', with a button that mails again.";
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
        return PAGE;
    }
}
