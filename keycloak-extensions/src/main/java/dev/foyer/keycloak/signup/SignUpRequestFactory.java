package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFactory;
import java.util.List;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link SignUpRequest}, and has sign-ups removed that nobody confirmed. */
public final class SignUpRequestFactory implements FormActionFactory, PlainFactory<FormAction> {

    private static final SignUpRequest STEP = new SignUpRequest();

    @Override
    public String getId() {
        return "foyer-sign-up-request";
    }

    @Override
    public String getDisplayType() {
        return "Sign-up to be confirmed";
    }

    @Override
    public String getHelpText() {
        return "Keeps what was typed until the address is confirmed, and answers the same whether the address has an"
                + " account or not. Takes the place of the user profile creation and must be the first; 'Check your"
                + " email' follows the form.";
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
    public FormAction create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        SignUpExpiry.whenReady(factory);
    }
}
