package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;

/**
 * What bounds the cost of text messages, read from the gear of their step in the realm's browser flow. Without the step none are
 * sent.
 *
 * @param countries regions (ISO 3166-1 alpha-2) whose numbers get messages; empty: all
 * @param perNumberPerHour how many codes a number is sent an hour; 0: any
 * @param perDay how many codes all numbers together are sent a day; 0: any
 */
public record SmsSettings(
        @JsonProperty(SmsSettings.COUNTRIES) List<String> countries,
        @JsonProperty(SmsSettings.PER_NUMBER) int perNumberPerHour,
        @JsonProperty(SmsSettings.PER_DAY) int perDay) {

    /** Provider id of the step whose gear holds the settings. */
    public static final String STEP = "foyer-sms-code";

    /** Key in the gear: regions, as Keycloak's console joins several values. */
    public static final String COUNTRIES = "smsCountries";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String PER_NUMBER = "smsPerNumberPerHour";

    /** Key in the gear: 0 to {@link #LARGEST_BUDGET}. */
    public static final String PER_DAY = "smsPerDay";

    /** Most messages a day that can be set. */
    public static final int LARGEST_BUDGET = 10_000_000;

    /** What holds where nothing is set. */
    public static final SmsSettings DEFAULTS = new SmsSettings(List.of(), 5, 1_000);

    static final Set<String> KEYS = Set.of(COUNTRIES, PER_NUMBER, PER_DAY);

    private static final Set<String> REGIONS = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public SmsSettings {
        countries = List.copyOf(countries);
    }

    /** Reads the settings of the realm's bound browser flow. Cheap: served by Keycloak's realm cache. */
    public static SmsSettings of(RealmModel realm) {
        return FlowStep.ofBrowser(realm, STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(DEFAULTS);
    }

    /** What is no region can match no number, so a list of nothing else lets none through. */
    static SmsSettings parse(Map<String, String> config) {
        Gear gear = new Gear(config);
        return new SmsSettings(
                gear.list(COUNTRIES).stream()
                        .map(each -> each.toUpperCase(Locale.ROOT))
                        .toList(),
                gear.number(PER_NUMBER, DEFAULTS.perNumberPerHour, 0, BotDefenceSettings.LARGEST_LIMIT),
                gear.number(PER_DAY, DEFAULTS.perDay, 0, LARGEST_BUDGET));
    }

    static SmsSettings read(SettingsFields fields, SmsSettings current) {
        return new SmsSettings(
                fields.codes(COUNTRIES, current.countries, REGIONS, "a country such as DE (ISO 3166-1 alpha-2)"),
                fields.number(PER_NUMBER, current.perNumberPerHour, 0, BotDefenceSettings.LARGEST_LIMIT),
                fields.number(PER_DAY, current.perDay, 0, LARGEST_BUDGET));
    }

    Map<String, String> toConfig() {
        return Map.of(
                COUNTRIES, String.join(Constants.CFG_DELIMITER, countries),
                PER_NUMBER, Integer.toString(perNumberPerHour),
                PER_DAY, Integer.toString(perDay));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.ofBrowser(realm, STEP).isPresent()
                ? Optional.empty()
                : Optional.of("The browser flow of realm '" + realm.getName() + "' has no step '" + STEP
                        + "'; add it to the alternatives of the second factor.");
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofBrowser(realm, STEP).ifPresent(step -> step.save(realm, "text messages", toConfig()));
    }
}
