package dev.foyer.keycloak.guest;

import static dev.foyer.keycloak.settings.BotDefenceSettings.LARGEST_LIMIT;
import static dev.foyer.keycloak.settings.GuestSettings.DEFAULTS;

import dev.foyer.keycloak.settings.GuestSettings;
import java.time.Clock;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link SignInPage} and what its gear offers in the admin console; in all else it is Keycloak's step. */
public final class SignInPageFactory extends UsernamePasswordFormFactory {

    private final Clock clock = Clock.systemUTC();

    @Override
    public String getId() {
        return GuestSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Sign-in, with guests";
    }

    @Override
    public String getHelpText() {
        return "Keycloak's username password form, with a button for guests. Takes the place of that step; 'Cookie, guests"
                + " where allowed' has to take the place of 'Cookie' too.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(GuestSettings.GUEST_CHECKOUT)
                .label("Guests")
                .helpText("Whether people may go on without an account, in applications whose client has the attribute "
                        + GuestSettings.CLIENT_ATTRIBUTE
                        + "=true. Off: no button; guests who are there finish.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(DEFAULTS.guestCheckout())
                .add()
                .property(number(
                        GuestSettings.SESSION_MINUTES,
                        "Session of a guest",
                        "How many minutes a guest stays signed in at most, 1 to " + GuestSettings.LONGEST_SESSION + ".",
                        DEFAULTS.guestSessionMinutes()))
                .property(number(
                        GuestSettings.LIMIT_PER_NETWORK,
                        "Guests of a network an hour",
                        "How many guest forms one network (an IPv4 address, an IPv6 /64) may send an hour, 0 to "
                                + LARGEST_LIMIT + "; 0 sets no limit.",
                        DEFAULTS.guestLimitPerNetworkPerHour()))
                .property(number(
                        GuestSettings.LIMIT_PER_APPLICATION,
                        "Guests of an application a minute",
                        "How many guest forms may be sent in one application a minute, 0 to " + LARGEST_LIMIT
                                + "; 0 sets no limit.",
                        DEFAULTS.guestLimitPerApplicationPerMinute()))
                .build();
    }

    private static ProviderConfigProperty number(String name, String label, String help, int unset) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.INTEGER_TYPE, unset);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SignInPage(session, clock);
    }
}
