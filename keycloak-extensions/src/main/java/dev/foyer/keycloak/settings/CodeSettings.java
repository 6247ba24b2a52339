package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * Rules of one-time codes, whichever way they are sent, read from the gear of the second factor's step in the realm's browser
 * flow. Where a number was never set, or makes no sense, its default holds.
 *
 * @param minutes how long a code may be used
 * @param guesses how many wrong guesses void a code
 * @param guessesPerHour how many wrong guesses a person has an hour, over all codes, sign-ins and nodes
 * @param resendSeconds how long a person waits before another code is sent; 0: not at all
 * @param perPersonPerHour how many codes a person is sent an hour; 0: any
 * @param perNetworkPerHour how many codes a network (an IPv4 address, an IPv6 /64) may have sent an hour; 0: any
 * @param email whether a code may be sent by email where somebody has set up another second factor
 */
public record CodeSettings(
        @JsonProperty(CodeSettings.MINUTES) int minutes,
        @JsonProperty(CodeSettings.GUESSES) int guesses,
        @JsonProperty(CodeSettings.GUESSES_PER_HOUR) int guessesPerHour,
        @JsonProperty(CodeSettings.RESEND_SECONDS) int resendSeconds,
        @JsonProperty(CodeSettings.PER_PERSON) int perPersonPerHour,
        @JsonProperty(CodeSettings.PER_NETWORK) int perNetworkPerHour,
        @JsonProperty(CodeSettings.EMAIL) boolean email) {

    /** Key in the gear: 1 to 10. */
    public static final String MINUTES = "codeMinutes";

    /** Key in the gear: 1 to 10. */
    public static final String GUESSES = "codeGuesses";

    /** Key in the gear: 1 to 100. */
    public static final String GUESSES_PER_HOUR = "codeGuessesPerHour";

    /** Key in the gear: 0 to 600. */
    public static final String RESEND_SECONDS = "codeResendSeconds";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String PER_PERSON = "codesPerPersonPerHour";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String PER_NETWORK = "codesPerNetworkPerHour";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String EMAIL = "emailCode";

    /** Longest life of a code that can be set, in minutes (NIST SP 800-63B-4, section 3.1.3.2). */
    public static final int LONGEST_LIFE = 10;

    /** Most wrong guesses at one code that can be set. */
    public static final int MOST_GUESSES = 10;

    /** Most wrong guesses an hour that can be set. */
    public static final int MOST_GUESSES_PER_HOUR = 100;

    /** Longest pause that can be set, in seconds. */
    public static final int LONGEST_PAUSE = 600;

    /** What holds where nothing is set. */
    public static final CodeSettings DEFAULTS = new CodeSettings(5, 5, 10, 30, 10, 60, false);

    static final Set<String> KEYS =
            Set.of(MINUTES, GUESSES, GUESSES_PER_HOUR, RESEND_SECONDS, PER_PERSON, PER_NETWORK, EMAIL);

    /** Reads the settings of the realm's bound browser flow. Cheap: served by Keycloak's realm cache. */
    public static CodeSettings of(RealmModel realm) {
        return FlowStep.ofBrowser(realm, MfaSettings.STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(DEFAULTS);
    }

    static CodeSettings parse(Map<String, String> config) {
        Gear gear = new Gear(config);
        int most = BotDefenceSettings.LARGEST_LIMIT;
        return new CodeSettings(
                gear.number(MINUTES, DEFAULTS.minutes, 1, LONGEST_LIFE),
                gear.number(GUESSES, DEFAULTS.guesses, 1, MOST_GUESSES),
                gear.number(GUESSES_PER_HOUR, DEFAULTS.guessesPerHour, 1, MOST_GUESSES_PER_HOUR),
                gear.number(RESEND_SECONDS, DEFAULTS.resendSeconds, 0, LONGEST_PAUSE),
                gear.number(PER_PERSON, DEFAULTS.perPersonPerHour, 0, most),
                gear.number(PER_NETWORK, DEFAULTS.perNetworkPerHour, 0, most),
                gear.flag(EMAIL, DEFAULTS.email));
    }

    static CodeSettings read(SettingsFields fields, CodeSettings current) {
        int most = BotDefenceSettings.LARGEST_LIMIT;
        return new CodeSettings(
                fields.number(MINUTES, current.minutes, 1, LONGEST_LIFE),
                fields.number(GUESSES, current.guesses, 1, MOST_GUESSES),
                fields.number(GUESSES_PER_HOUR, current.guessesPerHour, 1, MOST_GUESSES_PER_HOUR),
                fields.number(RESEND_SECONDS, current.resendSeconds, 0, LONGEST_PAUSE),
                fields.number(PER_PERSON, current.perPersonPerHour, 0, most),
                fields.number(PER_NETWORK, current.perNetworkPerHour, 0, most),
                fields.flag(EMAIL, current.email));
    }

    /** How long a code may be used. */
    public Duration life() {
        return Duration.ofMinutes(minutes);
    }

    Map<String, String> toConfig() {
        return Map.of(
                MINUTES, Integer.toString(minutes),
                GUESSES, Integer.toString(guesses),
                GUESSES_PER_HOUR, Integer.toString(guessesPerHour),
                RESEND_SECONDS, Integer.toString(resendSeconds),
                PER_PERSON, Integer.toString(perPersonPerHour),
                PER_NETWORK, Integer.toString(perNetworkPerHour),
                EMAIL, Boolean.toString(email));
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofBrowser(realm, MfaSettings.STEP).ifPresent(step -> step.save(realm, "mfa policy", toConfig()));
    }
}
