package dev.foyer.provisioning.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the registry's that Keycloak keeps refusing.
 *
 * @param customerId null for a mail to an address that may be nobody's
 * @param reason why, without any of the customer's data
 * @param since when it was caused
 * @param attempts how often it was tried
 */
public record RefusedMail(
        UUID id, @Nullable String customerId, String template, String reason, Instant since, int attempts) {

    /** From this many attempts on a mail is parked: tried once an hour, or when staff say so. */
    static final int ATTEMPTS = 5;
}
