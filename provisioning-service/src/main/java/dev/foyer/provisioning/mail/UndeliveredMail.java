package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.keycloak.MailPage;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was not delivered.
 *
 * @param template null for mails of Keycloak's own
 * @param to null, as is the subject, when they cannot be decrypted any more
 * @param attempts how many have failed
 * @param lastFailure why the last one did; null before the first
 * @param nextAttemptAt null when it is parked
 * @param expiresAt when it is parked or, once it is, when it is removed
 */
public record UndeliveredMail(
        String id,
        @Nullable String template,
        @Nullable String to,
        @Nullable String subject,

        @Schema(enumeration = {"waiting", "parked"}) String state,

        int attempts,
        @Nullable String lastFailure,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        Instant expiresAt) {

    static UndeliveredMail of(MailPage.Mail mail) {
        return new UndeliveredMail(
                mail.id(),
                mail.template(),
                mail.to(),
                mail.subject(),
                mail.state(),
                mail.attempts(),
                mail.lastFailure(),
                mail.createdAt(),
                mail.nextAttemptAt(),
                mail.expiresAt());
    }
}
