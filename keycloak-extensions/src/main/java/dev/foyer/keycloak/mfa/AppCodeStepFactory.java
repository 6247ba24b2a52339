package dev.foyer.keycloak.mfa;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Declares {@link AppCodeStep}. */
public final class AppCodeStepFactory extends OTPFormAuthenticatorFactory {

    private static final AppCodeStep STEP = new AppCodeStep();

    @Override
    public String getId() {
        return "foyer-app-code";
    }

    @Override
    public String getDisplayType() {
        return "Code of an app";
    }

    @Override
    public String getHelpText() {
        return "Asks for the code that the person's app shows, and offers to remember this device.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
