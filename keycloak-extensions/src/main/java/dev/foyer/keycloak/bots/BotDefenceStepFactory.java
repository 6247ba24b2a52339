package dev.foyer.keycloak.bots;

import static dev.foyer.keycloak.settings.BotDefenceSettings.DEFAULTS;
import static dev.foyer.keycloak.settings.BotDefenceSettings.LARGEST_LIMIT;
import static dev.foyer.keycloak.settings.BotDefenceSettings.LONGEST_MINIMAL_FILL;

import dev.foyer.keycloak.limits.FullBudgets;
import dev.foyer.keycloak.provider.PlainFactory;
import dev.foyer.keycloak.settings.BotDefenceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link BotDefenceStep} and what its gear offers in the admin console, and has old limits removed. */
public final class BotDefenceStepFactory implements FormActionFactory, PlainFactory<FormAction> {

    private static final String SECONDS_BETWEEN_REMOVALS = "seconds-between-removals";
    private static final int DEFAULT_SECONDS_BETWEEN_REMOVALS = 60;

    private static final BotDefenceStep STEP = new BotDefenceStep(Clock.systemUTC());

    private Duration betweenRemovals = Duration.ofSeconds(DEFAULT_SECONDS_BETWEEN_REMOVALS);

    @Override
    public String getId() {
        return BotDefenceSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Bot defence";
    }

    @Override
    public String getHelpText() {
        return "Refuses forms that a program filled in, and more of them than the limits allow. Belongs right after the"
                + " user profile creation.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property(number(
                        BotDefenceSettings.LIMIT_PER_NETWORK,
                        "Forms of a network a minute",
                        "How many registration forms one network (an IPv4 address, an IPv6 /64) may send a minute, 0 to "
                                + LARGEST_LIMIT + "; 0 sets no limit.",
                        DEFAULTS.limitPerNetworkPerMinute()))
                .property(number(
                        BotDefenceSettings.LIMIT_PER_ADDRESS,
                        "Forms for an address an hour",
                        "How many registration forms may be sent for one email address an hour, 0 to " + LARGEST_LIMIT
                                + "; 0 sets no limit.",
                        DEFAULTS.limitPerAddressPerHour()))
                .property(number(
                        BotDefenceSettings.LIMIT_PER_REALM,
                        "Forms in the realm a minute",
                        "How many registration forms may be sent by everybody together a minute, 0 to " + LARGEST_LIMIT
                                + "; 0 sets no limit.",
                        DEFAULTS.limitPerRealmPerMinute()))
                .property(number(
                        BotDefenceSettings.MINIMAL_FILL_SECONDS,
                        "Least time to fill in the form",
                        "How many seconds have to pass between showing the form and sending it, 0 to "
                                + LONGEST_MINIMAL_FILL + "; 0 sets none.",
                        DEFAULTS.minimalFillSeconds()))
                .build();
    }

    private static ProviderConfigProperty number(String name, String label, String help, int unset) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.INTEGER_TYPE, unset);
    }

    @Override
    public FormAction create(KeycloakSession session) {
        return STEP;
    }

    /** None: it proves nobody's identity, so the gear offers no authentication reference. */
    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
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
    public void init(Config.Scope config) {
        int seconds = config.getInt(SECONDS_BETWEEN_REMOVALS, DEFAULT_SECONDS_BETWEEN_REMOVALS);
        if (seconds < 1) {
            throw new IllegalArgumentException("spi-form-action--" + BotDefenceSettings.STEP + "--"
                    + SECONDS_BETWEEN_REMOVALS + ": found " + seconds + "; allowed is 1 or more.");
        }
        betweenRemovals = Duration.ofSeconds(seconds);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FullBudgets.removeRegularly(factory, betweenRemovals);
    }
}
