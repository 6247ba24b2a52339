package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * The realm's policy of second factors, read from the gear of our step in the realm's browser flow. A company may want more of its
 * members, never less.
 *
 * @param policy {@code off}, {@code optional} or {@code required}
 * @param requiredFrom ISO 8601 instant until which {@code required} is {@code optional}; null: none
 * @param trustedDeviceDays for how many days somebody may have a device remembered; 0: not at all
 */
public record MfaSettings(
        @JsonProperty(MfaSettings.POLICY) String policy,

        @JsonProperty(MfaSettings.REQUIRED_FROM) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
        String requiredFrom,

        int trustedDeviceDays) {

    /** Provider id of the step whose gear holds the settings; it stands between the password and the second factor. */
    public static final String STEP = "foyer-mfa-policy";

    /** Key in the gear: {@code off}, {@code optional} or {@code required}. */
    public static final String POLICY = "mfaPolicy";

    /** Key in the gear: an ISO 8601 instant. */
    public static final String REQUIRED_FROM = "mfaRequiredFrom";

    /** Key in the gear: 0 to {@link #LONGEST_TRUST}. */
    public static final String TRUSTED_DEVICE_DAYS = "trustedDeviceDays";

    /** Most days that can be set. */
    public static final int LONGEST_TRUST = 90;

    /** What holds where nothing is set, and in a flow without the step. */
    public static final MfaSettings DEFAULTS = new MfaSettings(MfaRequirement.OPTIONAL.value(), null, 0);

    static final Set<String> KEYS = Set.of(POLICY, REQUIRED_FROM, TRUSTED_DEVICE_DAYS);

    /** Reads the settings of the realm's bound browser flow. Cheap: served by Keycloak's realm cache. */
    public static MfaSettings of(RealmModel realm) {
        return FlowStep.ofBrowser(realm, STEP)
                .map(step -> parse(step.config(realm)))
                .orElse(DEFAULTS);
    }

    /** What makes no sense is taken for the strictest. */
    static MfaSettings parse(Map<String, String> config) {
        String policy = config.getOrDefault(POLICY, DEFAULTS.policy).strip();
        String from = config.getOrDefault(REQUIRED_FROM, "").strip();
        return new MfaSettings(
                MfaRequirement.of(policy).orElse(MfaRequirement.REQUIRED).value(),
                instant(from).map(Instant::toString).orElse(null),
                new Gear(config).number(TRUSTED_DEVICE_DAYS, DEFAULTS.trustedDeviceDays, 0, LONGEST_TRUST));
    }

    static MfaSettings read(SettingsFields fields, MfaSettings current) {
        String policy = fields.oneOf(
                POLICY, current.policy, Set.of("off", "optional", "required"), "off, optional or required");
        String from = fields.instant(REQUIRED_FROM, current.requiredFrom);
        int days = fields.number(TRUSTED_DEVICE_DAYS, current.trustedDeviceDays, 0, LONGEST_TRUST);
        if (from == null || policy.equals(MfaRequirement.REQUIRED.value())) {
            return new MfaSettings(policy, from, days);
        }
        if (fields.has(REQUIRED_FROM)) {
            fields.refuse(
                    REQUIRED_FROM,
                    "Found " + from + " while " + POLICY + " is " + policy
                            + "; a date goes with required. Leave it out, or set it to null.");
        }
        return new MfaSettings(policy, null, days);
    }

    /** The policy, whatever the date. */
    public MfaRequirement requirement() {
        return MfaRequirement.of(policy).orElse(MfaRequirement.REQUIRED);
    }

    /** From when on it is required; empty: at once. */
    public Optional<Instant> from() {
        return instant(requiredFrom);
    }

    /** An instant that was typed; empty for what is none. */
    public static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Map<String, String> toConfig() {
        return Map.of(
                POLICY,
                policy,
                REQUIRED_FROM,
                requiredFrom == null ? "" : requiredFrom,
                TRUSTED_DEVICE_DAYS,
                Integer.toString(trustedDeviceDays));
    }

    /** Why these settings cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm) {
        return FlowStep.ofBrowser(realm, STEP).isPresent()
                ? Optional.empty()
                : Optional.of("The browser flow of realm '" + realm.getName() + "' has no step '" + STEP
                        + "'; add it between the password and the second factor.");
    }

    /** Writes these settings into the gear of the step, if there is one. */
    void saveTo(RealmModel realm) {
        FlowStep.ofBrowser(realm, STEP).ifPresent(step -> step.save(realm, "mfa policy", toConfig()));
    }
}
