package dev.foyer.keycloak.mail;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The queue's settings, options of Keycloak such as {@code --spi-email-sender--foyer--first-retry=PT10S}.
 *
 * @param firstRetry pause after the first failure; doubles with each further one
 * @param longestRetry the longest such pause
 * @param lifetime how long delivery is tried
 * @param keepParked how long a mail that was given up stays for staff
 * @param lookEvery the longest pause between two looks for mails of other nodes
 * @param parallel the most mails that a node sends at once
 * @param parallelPerRealm those of one realm among them
 */
record MailSettings(
        SealingKeys keys,
        Duration firstRetry,
        Duration longestRetry,
        Duration lifetime,
        Duration keepParked,
        Duration lookEvery,
        int parallel,
        int parallelPerRealm) {

    /** In the order of the reference. */
    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            property(
                    "key",
                    "What waiting mails are encrypted with: 32 random bytes in Base64. Unset: a key made from the realm's own"
                            + " AES key, which stands in the same database.",
                    null),
            property(
                    "formerKey",
                    "The key before this one, for the mails that it has encrypted. It can go once they are sent.",
                    null),
            property("firstRetry", "Pause after the first failed attempt; it doubles with each further one.", "PT10S"),
            property("longestRetry", "The longest pause between two attempts.", "PT5M"),
            property("lifetime", "How long delivery is tried before a mail is parked.", "P3D"),
            property("keepParked", "How long a parked mail is kept for staff before it is removed.", "P30D"),
            property(
                    "lookEvery", "The longest pause between two looks for mails that another node has queued.", "PT5S"),
            property("parallel", "The most mails that a node sends at once, 1 to 100.", "16"),
            property("parallelPerRealm", "The most mails of one realm among them, 1 to 100.", "4"));

    /** @throws IllegalArgumentException naming the option, what was found and what is allowed */
    static MailSettings of(Config.Scope scope) {
        MailOptions options = new MailOptions(scope);
        return new MailSettings(
                new SealingKeys(options.key("key"), options.key("formerKey")),
                options.duration("firstRetry"),
                options.duration("longestRetry"),
                options.duration("lifetime"),
                options.duration("keepParked"),
                options.duration("lookEvery"),
                options.number("parallel"),
                options.number("parallelPerRealm"));
    }

    private static ProviderConfigProperty property(String name, String help, @Nullable String unset) {
        return new ProviderConfigProperty(name, name, help, ProviderConfigProperty.STRING_TYPE, unset);
    }
}
