package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mails that Keycloak has not delivered, newest first.
 *
 * @param next where the next page goes on; null on the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailPage(List<Mail> mails, @Nullable Long next) {

    /**
     * A mail that waits or is parked.
     *
     * @param template that it was made from; null for mails of Keycloak's own
     * @param to null, as is the subject, when Keycloak cannot decrypt them any more
     * @param lastFailure null before the first
     * @param nextAttemptAt null when it is parked
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mail(
            String id,
            @Nullable String template,
            @Nullable String to,
            @Nullable String subject,
            String state,
            int attempts,
            @Nullable String lastFailure,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            Instant expiresAt) {}
}
