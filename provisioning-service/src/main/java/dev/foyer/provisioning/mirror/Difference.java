package dev.foyer.provisioning.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user whose snapshot would change the registry, were it applied again.
 *
 * @param customerId the customer as the registry has it; null when it has none
 * @param kind what differs
 * @param fields names of customer fields that differ, as the API has them, without values; only of {@link Kind#FIELDS}
 */
public record Difference(String userId, @Nullable String customerId, Kind kind, List<String> fields) {

    /** What differs. */
    public enum Kind {
        /** Keycloak has a customer whom the registry does not have. */
        MISSING,
        /** The registry has a customer with a login that Keycloak does not have. */
        VANISHED,
        /** Fields that Keycloak owns have other values. */
        FIELDS
    }
}
