package dev.foyer.keycloak.login;

import org.jspecify.annotations.Nullable;

/**
 * A customer without login, as the registry knows them. What is not known the person is asked for at the first sign-in.
 *
 * @param customerId the registry's; by it the mirror knows whose the new user is
 * @param email in whatever case; nobody has proved it
 * @param accountType {@code business} or {@code personal}
 * @param language a BCP 47 tag; null for the realm's own
 * @param businessName of a business; null where the person is to say it
 */
public record Invitee(
        String customerId,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        String accountType,
        @Nullable String businessName) {

    /** No address into a log. */
    @Override
    public String toString() {
        return "Invitee " + customerId;
    }
}
