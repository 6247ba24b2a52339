package dev.foyer.keycloak.settings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a company that signs up for the first time comes to be. */
public enum CompanyApproval {
    /** The confirmed sign-up makes it. */
    AUTOMATIC,
    /** The confirmed sign-up asks for it, staff decide. */
    STAFF;

    /** Finds the value of a setting; empty for anything unknown. */
    public static Optional<CompanyApproval> of(@Nullable String value) {
        for (CompanyApproval approval : values()) {
            if (approval.value().equals(value)) {
                return Optional.of(approval);
            }
        }
        return Optional.empty();
    }

    /** Returns the stored form, such as {@code automatic}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
