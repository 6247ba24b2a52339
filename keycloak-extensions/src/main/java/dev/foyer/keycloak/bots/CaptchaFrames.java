package dev.foyer.keycloak.bots;

import java.util.Map;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Lets the page of Keycloak's own reCAPTCHA step show Google's frame, which the realm's content security policy forbids by
 * default. Scripts it does not restrict. Other captchas do the same in their own step.
 */
final class CaptchaFrames {

    private static final String STEPS = "registration-recaptcha-";
    private static final String INSTEAD_OF_GOOGLE = "useRecaptchaNet";

    private CaptchaFrames() {}

    /** @param formFlowId the flow that holds the steps of the form */
    static void allow(KeycloakSession session, RealmModel realm, String formFlowId) {
        realm.getAuthenticationExecutionsStream(formFlowId)
                .filter(AuthenticationExecutionModel::isEnabled)
                .filter(step ->
                        !step.isAuthenticatorFlow() && step.getAuthenticator().startsWith(STEPS))
                .findFirst()
                .ifPresent(step -> session.getProvider(SecurityHeadersProvider.class)
                        .options()
                        .allowFrameSrc(source(realm, step)));
    }

    private static String source(RealmModel realm, AuthenticationExecutionModel step) {
        String id = step.getAuthenticatorConfig();
        AuthenticatorConfigModel gear = id == null ? null : realm.getAuthenticatorConfigById(id);
        Map<String, String> config = gear == null || gear.getConfig() == null ? Map.of() : gear.getConfig();
        return Boolean.parseBoolean(config.get(INSTEAD_OF_GOOGLE))
                ? "https://www.recaptcha.net/recaptcha/"
                : "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/";
    }
}
