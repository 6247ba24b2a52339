package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.settings.GuestSettings;
import java.time.Clock;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Declares {@link CustomerCookie}; in all else it is Keycloak's step. */
public final class CustomerCookieFactory extends CookieAuthenticatorFactory {

    private static final CustomerCookie STEP = new CustomerCookie(Clock.systemUTC());

    @Override
    public String getId() {
        return GuestSettings.COOKIE_STEP;
    }

    @Override
    public String getDisplayType() {
        return "Cookie, guests where allowed";
    }

    @Override
    public String getHelpText() {
        return "Keycloak's step Cookie, but that a guest's session is taken for applications that allow guests only. Takes"
                + " the place of that step.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
