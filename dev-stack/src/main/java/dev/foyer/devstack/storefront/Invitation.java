package dev.foyer.devstack.storefront;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A company's wish that somebody belong to it.
 *
 * @param email whom the company invites; absent in one's own invitations
 * @param company who invites; absent in the company's own list
 * @param status {@code open}, or how it ended
 */
record Invitation(
        String id, @Nullable String email, @Nullable NamedCompany company, String role, String status) {

    boolean open() {
        return status.equals("open");
    }

    String from() {
        return company == null ? "A company" : company.name();
    }

    String to() {
        return Objects.requireNonNullElse(email, "");
    }
}
