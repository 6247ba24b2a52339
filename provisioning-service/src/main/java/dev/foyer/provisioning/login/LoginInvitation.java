package dev.foyer.provisioning.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of a customer to a login, as the API shows it.
 *
 * @param status {@code waiting}: its mail is not queued yet; {@code replaced}: sent again since, or by another link
 * @param createdBy who invited, as the audit names callers
 * @param failure why there is no mail, in words; of a failed or waiting one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LoginInvitation(
        String id,
        String customerId,
        @Nullable String email,

        @Schema(enumeration = {"waiting", "sent", "expired", "accepted", "failed", "withdrawn", "replaced"})
        String status,

        Instant createdAt,
        String createdBy,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {}
