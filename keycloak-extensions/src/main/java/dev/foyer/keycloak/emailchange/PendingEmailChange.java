package dev.foyer.keycloak.emailchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for its confirmation.
 *
 * @param oldEmail the address when the change was asked for; null where the user had none
 * @param newEmail in lower case
 * @param sessionId of the session that asked, which outlives the change; null where none was known
 * @param askedAt by the clock of Keycloak, as the times of credentials are
 */
record PendingEmailChange(
        String userId,
        @Nullable String oldEmail,
        String newEmail,
        @Nullable String sessionId,
        Instant askedAt) {}
