package dev.foyer.keycloak.reset;

import static dev.foyer.keycloak.provider.PlainStepFactory.number;
import static dev.foyer.keycloak.settings.BotDefenceSettings.LARGEST_LIMIT;
import static dev.foyer.keycloak.settings.ResetSettings.DEFAULTS;

import dev.foyer.keycloak.provider.PlainStepFactory;
import dev.foyer.keycloak.settings.ResetSettings;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link ResetStep} and what its gear offers in the admin console. */
public final class ResetStepFactory implements PlainStepFactory {

    private static final ResetStep STEP = new ResetStep();

    @Override
    public String getId() {
        return ResetSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Forgotten password";
    }

    @Override
    public String getHelpText() {
        return "Asks for the address, answers the same for every one, and mails a link of which the newest works. Takes the place of"
                + " 'Choose User' and 'Send Reset Email'.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED};
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of(
                number(
                        ResetSettings.PAUSE,
                        "Pause before another mail",
                        "How many seconds after a mail to an address another one is sent, 0 to "
                                + ResetSettings.LONGEST_PAUSE + ". The page says the same meanwhile.",
                        DEFAULTS.pauseSeconds()),
                number(
                        ResetSettings.PER_ADDRESS,
                        "Mails to an address an hour",
                        "How many mails an address is sent an hour, 0 to " + LARGEST_LIMIT + "; 0 sets no limit.",
                        DEFAULTS.perAddressPerHour()),
                number(
                        ResetSettings.PER_NETWORK,
                        "Forms of a network an hour",
                        "How many forms one network (an IPv4 address, an IPv6 /64) may send an hour, 0 to "
                                + LARGEST_LIMIT + "; 0 sets no limit.",
                        DEFAULTS.perNetworkPerHour()));
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
