package dev.foyer.devstack.storefront;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who belongs to a company.
 *
 * @param role {@code admin}, {@code buyer} or {@code viewer}
 * @param active false for whoever may not sign in at present
 */
record Member(
        String customerId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String role,
        boolean active) {

    String name() {
        return PersonName.of(firstName, lastName, email);
    }

    boolean manages() {
        return role.equals("admin") && active;
    }

    String address() {
        return Objects.requireNonNullElse(email, "");
    }
}
