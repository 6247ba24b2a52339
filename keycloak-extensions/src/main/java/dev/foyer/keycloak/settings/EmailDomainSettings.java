package dev.foyer.keycloak.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;

/**
 * Which email domains customers may use, read from the gear of our step in the realm's registration flow. Without the step all
 * may be used; where nothing was set, disposable ones may not.
 *
 * @param blockDisposableEmail whether domains of throw-away addresses are refused
 * @param allowedEmailDomains domains that may always be used, subdomains included
 * @param deniedEmailDomains domains that may never be used, subdomains included
 * @param onlyAllowedEmailDomains whether all other domains are refused
 */
public record EmailDomainSettings(
        boolean blockDisposableEmail,
        List<String> allowedEmailDomains,
        List<String> deniedEmailDomains,
        boolean onlyAllowedEmailDomains) {

    /** Provider id of the step whose gear holds the settings. */
    public static final String STEP = "foyer-email-domains";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String BLOCK_DISPOSABLE = "blockDisposableEmail";

    /** Key in the gear: domains, as Keycloak's console joins several values. */
    public static final String ALLOWED = "allowedEmailDomains";

    /** Key in the gear: domains, as Keycloak's console joins several values. */
    public static final String DENIED = "deniedEmailDomains";

    /** Key in the gear: {@code true} or {@code false}. */
    public static final String ONLY_ALLOWED = "onlyAllowedEmailDomains";

    /** Most domains in one list that can be set. */
    public static final int MOST_DOMAINS = 1000;

    static final Set<String> KEYS = Set.of(BLOCK_DISPOSABLE, ALLOWED, DENIED, ONLY_ALLOWED);

    private static final EmailDomainSettings OFF = new EmailDomainSettings(false, List.of(), List.of(), false);

    public EmailDomainSettings {
        allowedEmailDomains = List.copyOf(allowedEmailDomains);
        deniedEmailDomains = List.copyOf(deniedEmailDomains);
    }

    /** Reads the settings of the realm's bound registration flow. */
    public static EmailDomainSettings of(RealmModel realm) {
        return FlowStep.ofRegistration(realm, STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(OFF);
    }

    static EmailDomainSettings parse(Map<String, String> config) {
        return new EmailDomainSettings(
                !"false".equalsIgnoreCase(config.get(BLOCK_DISPOSABLE)),
                domains(config.get(ALLOWED)),
                domains(config.get(DENIED)),
                Boolean.parseBoolean(config.get(ONLY_ALLOWED)));
    }

    static EmailDomainSettings read(SettingsFields fields, EmailDomainSettings current) {
        EmailDomainSettings wanted = new EmailDomainSettings(
                fields.flag(BLOCK_DISPOSABLE, current.blockDisposableEmail),
                fields.domains(ALLOWED, current.allowedEmailDomains, MOST_DOMAINS),
                fields.domains(DENIED, current.deniedEmailDomains, MOST_DOMAINS),
                fields.flag(ONLY_ALLOWED, current.onlyAllowedEmailDomains));
        if (wanted.onlyAllowedEmailDomains && wanted.allowedEmailDomains.isEmpty()) {
            fields.refuse(
                    ONLY_ALLOWED,
                    "Found true while there are no " + ALLOWED
                            + ": nobody could sign up. Name one, or set it to false.");
        }
        return wanted;
    }

    Map<String, String> toConfig() {
        return Map.of(
                BLOCK_DISPOSABLE, Boolean.toString(blockDisposableEmail),
                ALLOWED, String.join(Constants.CFG_DELIMITER, allowedEmailDomains),
                DENIED, String.join(Constants.CFG_DELIMITER, deniedEmailDomains),
                ONLY_ALLOWED, Boolean.toString(onlyAllowedEmailDomains));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.obstacle(realm, STEP, "after the user profile creation");
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofRegistration(realm, STEP).ifPresent(step -> step.save(realm, "email domains", toConfig()));
    }

    /** In the console anything can be typed; what is no domain can match none. */
    private static List<String> domains(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(value))
                        .map(EmailDomain::of)
                        .flatMap(Optional::stream)
                        .map(EmailDomain::name)
                        .distinct()
                        .toList();
    }
}
