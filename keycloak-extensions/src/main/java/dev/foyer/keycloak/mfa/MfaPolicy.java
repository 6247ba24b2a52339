package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.claims.CustomerAttributes;
import dev.foyer.keycloak.settings.MfaRequirement;
import dev.foyer.keycloak.settings.MfaSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is asked of one person: the strictest of the realm's policy and those of the person's companies, which the registry keeps in
 * two attributes of the user. Where several require a second factor, the earliest date counts.
 *
 * @param requirement the strictest, whatever the date
 * @param requiredFrom until when {@code REQUIRED} is {@code OPTIONAL}; empty: not at all
 */
public record MfaPolicy(MfaRequirement requirement, Optional<Instant> requiredFrom) {

    /** What is asked of this person, whatever the date. */
    public static MfaPolicy of(RealmModel realm, UserModel user) {
        MfaSettings settings = MfaSettings.of(realm);
        return new MfaPolicy(settings.requirement(), settings.from())
                .and(ofCompanies(
                        user.getFirstAttribute(CustomerAttributes.MFA_POLICY),
                        user.getFirstAttribute(CustomerAttributes.MFA_REQUIRED_FROM)));
    }

    /** What makes no sense is taken for the strictest. */
    static MfaPolicy ofCompanies(@Nullable String policy, @Nullable String from) {
        MfaRequirement requirement =
                policy == null ? MfaRequirement.OFF : MfaRequirement.of(policy).orElse(MfaRequirement.REQUIRED);
        return new MfaPolicy(requirement, MfaSettings.instant(from));
    }

    /** Both: the stricter, and the earlier date of those that require. */
    MfaPolicy and(MfaPolicy other) {
        if (requirement != other.requirement) {
            return requirement.compareTo(other.requirement) > 0 ? this : other;
        }
        boolean atOnce = requiredFrom.isEmpty() || other.requiredFrom.isEmpty();
        return new MfaPolicy(
                requirement,
                atOnce
                        ? Optional.empty()
                        : Stream.of(requiredFrom, other.requiredFrom)
                                .flatMap(Optional::stream)
                                .min(Instant::compareTo));
    }

    /** Whether a second factor that somebody has set up is asked for. */
    boolean isOffered() {
        return requirement != MfaRequirement.OFF;
    }

    /** Whether nobody gets on without one. */
    boolean isRequired(Instant now) {
        return requirement == MfaRequirement.REQUIRED
                && requiredFrom.map(from -> !now.isBefore(from)).orElse(true);
    }

    /** From when on it will be required; empty where it is now, or never will be. */
    Optional<Instant> announced(Instant now) {
        return requirement == MfaRequirement.REQUIRED ? requiredFrom.filter(now::isBefore) : Optional.empty();
    }
}
