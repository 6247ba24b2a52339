package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** In which way registry and Keycloak differ. */
public enum DriftKind {
    /** Keycloak has a customer whom the registry does not have. */
    @JsonProperty("missing")
    MISSING,
    /** The registry has a customer with a login that Keycloak does not have. */
    @JsonProperty("vanished")
    VANISHED,
    /** Fields that Keycloak owns have other values in the registry. */
    @JsonProperty("fields")
    FIELDS,
    /** Attributes that the registry owns have other values in Keycloak, and so in tokens. */
    @JsonProperty("token_attributes")
    TOKEN_ATTRIBUTES;

    /** As it is written in the API and in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DriftKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
