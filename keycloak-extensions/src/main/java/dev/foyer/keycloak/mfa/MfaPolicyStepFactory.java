package dev.foyer.keycloak.mfa;

import static dev.foyer.keycloak.provider.PlainStepFactory.number;
import static dev.foyer.keycloak.settings.BotDefenceSettings.LARGEST_LIMIT;

import dev.foyer.keycloak.provider.PlainStepFactory;
import dev.foyer.keycloak.settings.CodeSettings;
import dev.foyer.keycloak.settings.MfaSettings;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Declares {@link MfaPolicyStep} and what its gear offers in the admin console. */
public final class MfaPolicyStepFactory implements PlainStepFactory {

    private static final MfaPolicyStep STEP = new MfaPolicyStep();
    private static final CodeSettings CODES = CodeSettings.DEFAULTS;

    @Override
    public String getId() {
        return MfaSettings.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Second factor policy";
    }

    @Override
    public String getHelpText() {
        return "Decides who needs a second factor. Stands after the password and before the sub-flow of second factors, which"
                + " asks for level 3 of authentication. The gear of the one in the browser flow holds for all flows.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MfaSettings.POLICY)
                .label("Second factor")
                .helpText(
                        "'off': nobody is asked for one. 'optional': who has set one up is asked for it. 'required': who has"
                                + " none sets one up. A company may want more of its members, never less.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options("off", "optional", "required")
                .defaultValue(MfaSettings.DEFAULTS.policy())
                .add()
                .property()
                .name(MfaSettings.REQUIRED_FROM)
                .label("Required from")
                .helpText(
                        "Until this instant, such as 2027-01-31T00:00:00Z, people are told and may put it off. None: at once.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property(number(
                        MfaSettings.TRUSTED_DEVICE_DAYS,
                        "Remember a device for days",
                        "For how many days somebody may have a device remembered, which is then asked for no second factor, 0 to "
                                + MfaSettings.LONGEST_TRUST + "; 0 does not offer it.",
                        MfaSettings.DEFAULTS.trustedDeviceDays()))
                .property()
                .name(CodeSettings.EMAIL)
                .label("Code by email")
                .helpText(
                        "Whether somebody who cannot use a second factor may have a code mailed. It is none: the same mailbox"
                                + " gives a new password.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(CODES.email())
                .add()
                .property(number(
                        CodeSettings.MINUTES,
                        "Life of a code",
                        "How many minutes a code may be used, 1 to " + CodeSettings.LONGEST_LIFE + ".",
                        CODES.minutes()))
                .property(number(
                        CodeSettings.GUESSES,
                        "Wrong guesses at a code",
                        "After how many wrong guesses a code is void, 1 to " + CodeSettings.MOST_GUESSES + ".",
                        CODES.guesses()))
                .property(number(
                        CodeSettings.GUESSES_PER_HOUR,
                        "Wrong guesses of a person an hour",
                        "After how many wrong guesses within an hour no guess of a person counts, over all codes, sign-ins and"
                                + " nodes, 1 to " + CodeSettings.MOST_GUESSES_PER_HOUR + ".",
                        CODES.guessesPerHour()))
                .property(number(
                        CodeSettings.RESEND_SECONDS,
                        "Pause before another code",
                        "How many seconds a person waits before another code is sent, 0 to "
                                + CodeSettings.LONGEST_PAUSE + ".",
                        CODES.resendSeconds()))
                .property(number(
                        CodeSettings.PER_PERSON,
                        "Codes of a person an hour",
                        "How many codes a person is sent an hour, 0 to " + LARGEST_LIMIT + "; 0 sets no limit.",
                        CODES.perPersonPerHour()))
                .property(number(
                        CodeSettings.PER_NETWORK,
                        "Codes of a network an hour",
                        "How many codes one network (an IPv4 address, an IPv6 /64) may have sent an hour, 0 to "
                                + LARGEST_LIMIT + "; 0 sets no limit.",
                        CODES.perNetworkPerHour()))
                .build();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
