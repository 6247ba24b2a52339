package dev.foyer.keycloak.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * Who may buy without an account, read from the gear of our sign-in step in the realm's browser flow. A flow that has not both
 * our steps lets no guest in: without ours in place of Keycloak's Cookie, every application would take a guest's session.
 * Where a number was never set, or makes no sense, its default holds.
 *
 * @param guestCheckout whether applications that allow guests may let new ones in
 * @param guestSessionMinutes how long a guest stays signed in at most
 * @param guestLimitPerNetworkPerHour how many guest forms a network (an IPv4 address, an IPv6 /64) may send an hour; 0: any
 * @param guestLimitPerApplicationPerMinute how many guest forms may be sent in one application a minute; 0: any
 */
public record GuestSettings(
        boolean guestCheckout,
        int guestSessionMinutes,
        int guestLimitPerNetworkPerHour,
        int guestLimitPerApplicationPerMinute) {

    /** Provider id of the step whose gear holds the settings; it takes the place of Keycloak's username and password form. */
    public static final String STEP = "foyer-sign-in";

    /** Provider id of the step that takes the place of Keycloak's Cookie. */
    public static final String COOKIE_STEP = "foyer-cookie";

    /** Attribute of a client: {@code true} on an application that lets guests in. */
    public static final String CLIENT_ATTRIBUTE = "foyer.guests";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String GUEST_CHECKOUT = "guestCheckout";

    /** Key in the gear: 1 to {@link #LONGEST_SESSION}. */
    public static final String SESSION_MINUTES = "guestSessionMinutes";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String LIMIT_PER_NETWORK = "guestLimitPerNetworkPerHour";

    /** Key in the gear: 0 to {@link BotDefenceSettings#LARGEST_LIMIT}. */
    public static final String LIMIT_PER_APPLICATION = "guestLimitPerApplicationPerMinute";

    /** Longest session of a guest that can be set, in minutes: a day. */
    public static final int LONGEST_SESSION = 1_440;

    /** What holds where nothing is set. */
    public static final GuestSettings DEFAULTS = new GuestSettings(false, 60, 60, 300);

    static final Set<String> KEYS = Set.of(GUEST_CHECKOUT, SESSION_MINUTES, LIMIT_PER_NETWORK, LIMIT_PER_APPLICATION);

    private static final String STOCK_COOKIE_STEP = "auth-cookie";

    /** Reads the settings of the realm's bound browser flow. Cheap: served by Keycloak's realm cache. */
    public static GuestSettings of(RealmModel realm) {
        return obstacle(realm).isPresent()
                ? DEFAULTS
                : FlowStep.ofBrowser(realm, STEP)
                        .map(step -> parse(step.config(realm)))
                        .orElse(DEFAULTS);
    }

    static GuestSettings parse(Map<String, String> config) {
        Gear gear = new Gear(config);
        return new GuestSettings(
                gear.flag(GUEST_CHECKOUT, DEFAULTS.guestCheckout),
                gear.number(SESSION_MINUTES, DEFAULTS.guestSessionMinutes, 1, LONGEST_SESSION),
                gear.number(
                        LIMIT_PER_NETWORK, DEFAULTS.guestLimitPerNetworkPerHour, 0, BotDefenceSettings.LARGEST_LIMIT),
                gear.number(
                        LIMIT_PER_APPLICATION,
                        DEFAULTS.guestLimitPerApplicationPerMinute,
                        0,
                        BotDefenceSettings.LARGEST_LIMIT));
    }

    static GuestSettings read(SettingsFields fields, GuestSettings current) {
        return new GuestSettings(
                fields.flag(GUEST_CHECKOUT, current.guestCheckout),
                fields.number(SESSION_MINUTES, current.guestSessionMinutes, 1, LONGEST_SESSION),
                fields.number(
                        LIMIT_PER_NETWORK, current.guestLimitPerNetworkPerHour, 0, BotDefenceSettings.LARGEST_LIMIT),
                fields.number(
                        LIMIT_PER_APPLICATION,
                        current.guestLimitPerApplicationPerMinute,
                        0,
                        BotDefenceSettings.LARGEST_LIMIT));
    }

    /** Whether the application is one that lets guests in; the realm's switch is another matter. */
    public static boolean allows(ClientModel application) {
        return Boolean.parseBoolean(application.getAttribute(CLIENT_ATTRIBUTE));
    }

    Map<String, String> toConfig() {
        return Map.of(
                GUEST_CHECKOUT, Boolean.toString(guestCheckout),
                SESSION_MINUTES, Integer.toString(guestSessionMinutes),
                LIMIT_PER_NETWORK, Integer.toString(guestLimitPerNetworkPerHour),
                LIMIT_PER_APPLICATION, Integer.toString(guestLimitPerApplicationPerMinute));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        if (FlowStep.ofBrowser(realm, STEP).isEmpty()) {
            return Optional.of("The browser flow of realm '" + realm.getName() + "' has no step '" + STEP
                    + "'; put it in the place of the username password form.");
        }
        if (FlowStep.ofBrowser(realm, COOKIE_STEP).isEmpty()
                || FlowStep.ofBrowser(realm, STOCK_COOKIE_STEP).isPresent()) {
            return Optional.of("The browser flow of realm '" + realm.getName() + "' must have the step '" + COOKIE_STEP
                    + "' in the place of '" + STOCK_COOKIE_STEP + "', which lets guests into every application.");
        }
        return Optional.empty();
    }

    /** Writes these settings into the gear of the step; nothing where {@link #obstacle} says why not. */
    void saveTo(RealmModel realm) {
        if (obstacle(realm).isEmpty()) {
            FlowStep.ofBrowser(realm, STEP).ifPresent(step -> step.save(realm, "sign-in", toConfig()));
        }
    }
}
