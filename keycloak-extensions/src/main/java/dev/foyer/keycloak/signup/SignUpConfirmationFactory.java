package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link SignUpConfirmation}. */
public final class SignUpConfirmationFactory implements AuthenticatorFactory, PlainFactory<Authenticator> {

    private static final SignUpConfirmation STEP = new SignUpConfirmation();

    @Override
    public String getId() {
        return "foyer-sign-up-confirmation";
    }

    @Override
    public String getDisplayType() {
        return "Confirm a sign-up";
    }

    @Override
    public String getHelpText() {
        return "The page that the link in the mail of a sign-up opens. Its button creates the user, with the address verified;"
                + " the password is asked for next.";
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
