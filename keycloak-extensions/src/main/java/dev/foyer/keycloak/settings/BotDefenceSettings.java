package dev.foyer.keycloak.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * How a realm's registration form is kept from being filled in by programs, read from the gear of our step in it. Of each
 * number 0 means off; so is everything in a flow without the step. Where a number was never set, or makes no sense, its
 * default holds.
 *
 * @param limitPerNetworkPerMinute how many forms a network (an IPv4 address, an IPv6 /64) may send a minute
 * @param limitPerAddressPerHour how many forms may be sent for an email address an hour
 * @param limitPerRealmPerMinute how many forms may be sent in the realm a minute
 * @param minimalFillSeconds how long filling in the form takes at least
 */
public record BotDefenceSettings(
        int limitPerNetworkPerMinute, int limitPerAddressPerHour, int limitPerRealmPerMinute, int minimalFillSeconds) {

    /** Provider id of the step whose gear holds the settings. */
    public static final String STEP = "foyer-bot-defence";

    /** Key in the gear: 0 to {@link #LARGEST_LIMIT}. */
    public static final String LIMIT_PER_NETWORK = "limitPerNetworkPerMinute";

    /** Key in the gear: 0 to {@link #LARGEST_LIMIT}. */
    public static final String LIMIT_PER_ADDRESS = "limitPerAddressPerHour";

    /** Key in the gear: 0 to {@link #LARGEST_LIMIT}. */
    public static final String LIMIT_PER_REALM = "limitPerRealmPerMinute";

    /** Key in the gear: 0 to {@link #LONGEST_MINIMAL_FILL}. */
    public static final String MINIMAL_FILL_SECONDS = "minimalFillSeconds";

    /** Largest number of forms that can be set. */
    public static final int LARGEST_LIMIT = 100_000;

    /** Largest number of seconds that can be asked of people. */
    public static final int LONGEST_MINIMAL_FILL = 60;

    /** What holds where nothing is set: an office behind one address gets through, a program does not get far. */
    public static final BotDefenceSettings DEFAULTS = new BotDefenceSettings(20, 30, 300, 2);

    static final Set<String> KEYS = Set.of(LIMIT_PER_NETWORK, LIMIT_PER_ADDRESS, LIMIT_PER_REALM, MINIMAL_FILL_SECONDS);

    private static final BotDefenceSettings OFF = new BotDefenceSettings(0, 0, 0, 0);

    /** Reads the settings of the realm's bound registration flow. Cheap: served by Keycloak's realm cache. */
    public static BotDefenceSettings of(RealmModel realm) {
        return FlowStep.ofRegistration(realm, STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(OFF);
    }

    static BotDefenceSettings parse(Map<String, String> config) {
        Gear gear = new Gear(config);
        return new BotDefenceSettings(
                gear.number(LIMIT_PER_NETWORK, DEFAULTS.limitPerNetworkPerMinute, 0, LARGEST_LIMIT),
                gear.number(LIMIT_PER_ADDRESS, DEFAULTS.limitPerAddressPerHour, 0, LARGEST_LIMIT),
                gear.number(LIMIT_PER_REALM, DEFAULTS.limitPerRealmPerMinute, 0, LARGEST_LIMIT),
                gear.number(MINIMAL_FILL_SECONDS, DEFAULTS.minimalFillSeconds, 0, LONGEST_MINIMAL_FILL));
    }

    static BotDefenceSettings read(SettingsFields fields, BotDefenceSettings current) {
        return new BotDefenceSettings(
                fields.number(LIMIT_PER_NETWORK, current.limitPerNetworkPerMinute, 0, LARGEST_LIMIT),
                fields.number(LIMIT_PER_ADDRESS, current.limitPerAddressPerHour, 0, LARGEST_LIMIT),
                fields.number(LIMIT_PER_REALM, current.limitPerRealmPerMinute, 0, LARGEST_LIMIT),
                fields.number(MINIMAL_FILL_SECONDS, current.minimalFillSeconds, 0, LONGEST_MINIMAL_FILL));
    }

    Map<String, String> toConfig() {
        return Map.of(
                LIMIT_PER_NETWORK, Integer.toString(limitPerNetworkPerMinute),
                LIMIT_PER_ADDRESS, Integer.toString(limitPerAddressPerHour),
                LIMIT_PER_REALM, Integer.toString(limitPerRealmPerMinute),
                MINIMAL_FILL_SECONDS, Integer.toString(minimalFillSeconds));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.obstacle(realm, STEP, "right after the user profile creation");
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofRegistration(realm, STEP).ifPresent(step -> step.save(realm, "bot defence", toConfig()));
    }
}
