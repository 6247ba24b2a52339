package dev.foyer.keycloak.settings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether people need a second factor to sign in; the later ones are stricter. */
public enum MfaRequirement {
    /** Nobody is asked for one. */
    OFF,
    /** Who has set one up is asked for it. */
    OPTIONAL,
    /** Who has none sets one up before anything else. */
    REQUIRED;

    /** Finds the value of a setting or an attribute; empty for anything unknown. */
    public static Optional<MfaRequirement> of(@Nullable String value) {
        for (MfaRequirement each : values()) {
            if (each.value().equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the stored form, such as {@code optional}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
