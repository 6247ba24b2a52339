package dev.foyer.keycloak.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits or is parked, for staff to help the person who misses it.
 *
 * @param template of ours that it was made from; null for mails of Keycloak's own
 * @param to null, as is {@code subject}, when the key is gone that it is encrypted with
 * @param state {@code waiting} or {@code parked}
 * @param attempts how many have failed
 * @param lastFailure why the last one did, without anything of the mail; null before the first
 * @param createdAt ISO 8601 instant in UTC, as are the others
 * @param nextAttemptAt null when it is parked
 * @param expiresAt when it is parked, or, once it is, when it is removed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UndeliveredMail(
        String id,
        @Nullable String template,
        @Nullable String to,
        @Nullable String subject,
        String state,
        int attempts,
        @Nullable String lastFailure,
        String createdAt,
        @Nullable String nextAttemptAt,
        String expiresAt) {}
