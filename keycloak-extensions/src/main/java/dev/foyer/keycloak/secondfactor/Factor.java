package dev.foyer.keycloak.secondfactor;

import org.jspecify.annotations.Nullable;

/**
 * One factor of a customer, without anything that it could be used or found by.
 *
 * @param type {@code phone}, {@code app}, {@code security-key}, {@code passkey} or {@code recovery-codes}
 * @param label as the customer named it, of a phone the masked number; null for none
 * @param createdAt milliseconds since the epoch; null where nobody wrote it down
 * @param verified false for a phone number of staff's that the customer has not shown a code of yet
 */
public record Factor(
        String id,
        String type,
        @Nullable String label,
        @Nullable Long createdAt,
        boolean verified) {}
