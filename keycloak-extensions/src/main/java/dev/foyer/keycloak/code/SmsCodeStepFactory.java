package dev.foyer.keycloak.code;

import static dev.foyer.keycloak.provider.PlainStepFactory.number;
import static dev.foyer.keycloak.settings.SmsSettings.DEFAULTS;

import dev.foyer.keycloak.provider.PlainStepFactory;
import dev.foyer.keycloak.settings.BotDefenceSettings;
import dev.foyer.keycloak.settings.SmsSettings;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link SmsCodeStep} and what its gear offers in the admin console. */
public final class SmsCodeStepFactory implements PlainStepFactory {

    private static final SmsCodeStep STEP = new SmsCodeStep();

    @Override
    public String getId() {
        return SmsSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Code by text message";
    }

    @Override
    public String getReferenceCategory() {
        return PhoneCredential.TYPE;
    }

    @Override
    public String getHelpText() {
        return "Sends a code to the person's phone and asks for it.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SmsSettings.COUNTRIES)
                .label("Countries")
                .helpText("Countries whose numbers get messages, each by its two letters (ISO 3166-1). None: all.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property(number(
                        SmsSettings.PER_NUMBER,
                        "Messages to a number an hour",
                        "How many codes one number is sent an hour, 0 to " + BotDefenceSettings.LARGEST_LIMIT
                                + "; 0 sets no limit.",
                        DEFAULTS.perNumberPerHour()))
                .property(number(
                        SmsSettings.PER_DAY,
                        "Messages a day",
                        "How many codes all numbers of the realm together are sent: so many at once, and as many again"
                                + " spread over a day. 0 to " + SmsSettings.LARGEST_BUDGET + "; 0 sets no limit.",
                        DEFAULTS.perDay()))
                .build();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        OldCodes.removeRegularly(factory);
    }
}
