package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * How often a forgotten password may be asked for, read from the gear of our step in the realm's reset flow.
 *
 * @param pauseSeconds how long after a mail to an address another one is sent; 0: at once
 * @param perAddressPerHour how many mails an address is sent an hour; 0: any
 * @param perNetworkPerHour how many forms a network (an IPv4 address, an IPv6 /64) may send an hour; 0: any
 */
public record ResetSettings(
        @JsonProperty(ResetSettings.PAUSE) int pauseSeconds,
        @JsonProperty(ResetSettings.PER_ADDRESS) int perAddressPerHour,
        @JsonProperty(ResetSettings.PER_NETWORK) int perNetworkPerHour) {

    /** Provider id of the step whose gear holds the settings. */
    public static final String STEP = "foyer-reset";

    /** Key in the gear: 0 to {@link #LONGEST_PAUSE}. */
    public static final String PAUSE = "resetPauseSeconds";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String PER_ADDRESS = "resetsPerAddressPerHour";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String PER_NETWORK = "resetsPerNetworkPerHour";

    /** Longest pause that can be set, in seconds. */
    public static final int LONGEST_PAUSE = 3_600;

    /** What holds where nothing is set. */
    public static final ResetSettings DEFAULTS = new ResetSettings(60, 5, 60);

    static final Set<String> KEYS = Set.of(PAUSE, PER_ADDRESS, PER_NETWORK);

    /** Reads the settings of the realm's bound reset flow. Cheap: served by Keycloak's realm cache. */
    public static ResetSettings of(RealmModel realm) {
        return FlowStep.ofReset(realm, STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(DEFAULTS);
    }

    static ResetSettings parse(Map<String, String> config) {
        Gear gear = new Gear(config);
        int most = BotDefenceSettings.LARGEST_LIMIT;
        return new ResetSettings(
                gear.number(PAUSE, DEFAULTS.pauseSeconds, 0, LONGEST_PAUSE),
                gear.number(PER_ADDRESS, DEFAULTS.perAddressPerHour, 0, most),
                gear.number(PER_NETWORK, DEFAULTS.perNetworkPerHour, 0, most));
    }

    static ResetSettings read(SettingsFields fields, ResetSettings current) {
        int most = BotDefenceSettings.LARGEST_LIMIT;
        return new ResetSettings(
                fields.number(PAUSE, current.pauseSeconds, 0, LONGEST_PAUSE),
                fields.number(PER_ADDRESS, current.perAddressPerHour, 0, most),
                fields.number(PER_NETWORK, current.perNetworkPerHour, 0, most));
    }

    Map<String, String> toConfig() {
        return Map.of(
                PAUSE, Integer.toString(pauseSeconds),
                PER_ADDRESS, Integer.toString(perAddressPerHour),
                PER_NETWORK, Integer.toString(perNetworkPerHour));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.ofReset(realm, STEP).isPresent()
                ? Optional.empty()
                : Optional.of("The reset credentials flow of realm '" + realm.getName() + "' has no step '" + STEP
                        + "'; put it in the place of 'Choose User' and 'Send Reset Email'.");
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofReset(realm, STEP).ifPresent(step -> step.save(realm, "reset", toConfig()));
    }
}
