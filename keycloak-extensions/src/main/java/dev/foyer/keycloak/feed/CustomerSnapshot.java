package dev.foyer.keycloak.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's user as Keycloak has it now. Instants are ISO 8601 in UTC; everything but the id, the flags and the creation
 * time may be null; lists may be empty. Number, status and companies are what the registry had written here, to be compared.
 *
 * @param id Keycloak's user id
 * @param username login name
 * @param email address, as typed
 * @param emailVerified whether the address was proved
 * @param firstName given name
 * @param lastName family name
 * @param enabled whether the user may sign in
 * @param language BCP 47 tag of the chosen language
 * @param createdAt when the user was created
 * @param accountType {@code business}, {@code personal} or {@code guest}
 * @param businessName as typed at sign-up
 * @param customerId the registry's id, once the registry has written it
 * @param firstSignInAt when the user signed in for the first time
 * @param customerNumber the registry's number of the customer
 * @param customerStatus the registry's lifecycle
 * @param companies one JSON object for each company, sorted as text
 * @param mfaPolicy the strictest of the companies, {@code optional} or {@code required}
 * @param mfaRequiredFrom from when on one of them requires a second factor; null: at once
 * @param guestEmail a guest's address, in lower case, which nobody has proved; null for everybody else
 * @param newsletterConsent one JSON object, as the sign-up wrote it
 * @param stateVersion of the last state that the registry had written here, see {@code foyer_identity_state}; 0 when there was
 *     none
 * @param answers to the questions of the realm, in their order
 */
public record CustomerSnapshot(
        String id,
        @Nullable String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean enabled,
        @Nullable String language,
        String createdAt,
        @Nullable String accountType,
        @Nullable String businessName,
        @Nullable String customerId,
        @Nullable String firstSignInAt,
        @Nullable String customerNumber,
        @Nullable String customerStatus,
        List<String> companies,
        @Nullable String mfaPolicy,
        @Nullable String mfaRequiredFrom,
        @Nullable String guestEmail,
        @Nullable String newsletterConsent,
        long stateVersion,
        List<CustomerAnswer> answers) {}
