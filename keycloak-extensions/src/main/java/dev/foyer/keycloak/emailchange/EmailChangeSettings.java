package dev.foyer.keycloak.emailchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What the gear of the required action <em>Update Email</em> says, beside Keycloak's own settings there. Where a number was never
 * set, or makes no sense, its default holds.
 *
 * @param objectionDays how long a former address can take a change back, and is nobody else's
 * @param limitPerUserPerHour how many changes a customer may ask for an hour; 0: any
 * @param limitPerAddressPerHour how many mails an address gets an hour because somebody wants to change to it; 0: any
 * @param limitPerNetworkPerHour how many changes may be asked for an hour from a network; 0: any
 */
record EmailChangeSettings(
        int objectionDays, int limitPerUserPerHour, int limitPerAddressPerHour, int limitPerNetworkPerHour) {

    static final EmailChangeSettings DEFAULTS = new EmailChangeSettings(7, 5, 5, 30);

    private static final String OBJECTION_DAYS = "objectionDays";
    private static final String PER_USER = "limitPerUserPerHour";
    private static final String PER_ADDRESS = "limitPerAddressPerHour";
    private static final String PER_NETWORK = "limitPerNetworkPerHour";

    private static final int LONGEST_OBJECTION = 90;
    private static final int LARGEST_LIMIT = 1_000_000;

    static EmailChangeSettings of(RealmModel realm) {
        return parse(Optional.ofNullable(realm.getRequiredActionConfigByAlias(RequiredAction.UPDATE_EMAIL.name()))
                .map(RequiredActionConfigModel::getConfig)
                .orElse(Map.of()));
    }

    static EmailChangeSettings parse(Map<String, String> config) {
        return new EmailChangeSettings(
                number(config.get(OBJECTION_DAYS), DEFAULTS.objectionDays, 1, LONGEST_OBJECTION),
                number(config.get(PER_USER), DEFAULTS.limitPerUserPerHour, 0, LARGEST_LIMIT),
                number(config.get(PER_ADDRESS), DEFAULTS.limitPerAddressPerHour, 0, LARGEST_LIMIT),
                number(config.get(PER_NETWORK), DEFAULTS.limitPerNetworkPerHour, 0, LARGEST_LIMIT));
    }

    Duration objection() {
        return Duration.ofDays(objectionDays);
    }

    static List<ProviderConfigProperty> properties() {
        return List.of(
                property(
                        OBJECTION_DAYS,
                        "Days to object",
                        "How many days the former address can take a change back, and is nobody else's; 1 to "
                                + LONGEST_OBJECTION + ".",
                        DEFAULTS.objectionDays),
                property(
                        PER_USER,
                        "Changes per customer an hour",
                        "How many changes a customer may ask for an hour. 0 means any number.",
                        DEFAULTS.limitPerUserPerHour),
                property(
                        PER_ADDRESS,
                        "Mails per address an hour",
                        "How many mails an address gets an hour because customers want to change to it. 0 means any number.",
                        DEFAULTS.limitPerAddressPerHour),
                property(
                        PER_NETWORK,
                        "Changes per network an hour",
                        "How many changes may be asked for an hour from one network (an IPv4 address, an IPv6 /64)."
                                + " 0 means any number.",
                        DEFAULTS.limitPerNetworkPerHour));
    }

    private static ProviderConfigProperty property(String name, String label, String help, int unset) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.STRING_TYPE, Integer.toString(unset));
    }

    private static int number(@Nullable String value, int unset, int least, int most) {
        try {
            int number = value == null ? unset : Integer.parseInt(value.trim());
            return number < least || number > most ? unset : number;
        } catch (NumberFormatException e) {
            return unset;
        }
    }
}
