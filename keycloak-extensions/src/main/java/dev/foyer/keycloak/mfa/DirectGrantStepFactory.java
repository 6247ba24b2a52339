package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.provider.PlainStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Declares {@link DirectGrantStep}. */
public final class DirectGrantStepFactory implements PlainStepFactory {

    private static final DirectGrantStep STEP = new DirectGrantStep();

    @Override
    public String getId() {
        return "foyer-direct-grant";
    }

    @Override
    public String getDisplayType() {
        return "No password grant past a second factor";
    }

    @Override
    public String getHelpText() {
        return "Refuses the password grant to people who have a second factor other than the code of an app. Stands at the end"
                + " of the direct grant flow.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
