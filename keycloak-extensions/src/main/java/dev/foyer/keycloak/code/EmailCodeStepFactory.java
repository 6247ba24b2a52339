package dev.foyer.keycloak.code;

import dev.foyer.keycloak.provider.PlainStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Declares {@link EmailCodeStep}. */
public final class EmailCodeStepFactory implements PlainStepFactory {

    private static final EmailCodeStep STEP = new EmailCodeStep();

    @Override
    public String getId() {
        return "foyer-email-code";
    }

    @Override
    public String getDisplayType() {
        return "Code by email";
    }

    /** None that Keycloak counts by itself: {@link CodeStep} does. */
    @Override
    public String getReferenceCategory() {
        return "email-code";
    }

    @Override
    public String getHelpText() {
        return "Mails a code to whoever has a second factor and cannot use it, and asks for it. Stands in a sub-flow with the"
                + " condition 'code by email offered'; whether it is, the gear of 'Second factor policy' says.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
