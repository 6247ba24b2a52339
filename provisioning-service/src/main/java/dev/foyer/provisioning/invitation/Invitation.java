package dev.foyer.provisioning.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, as those see it who may invite.
 *
 * @param status {@code expired} is an open one whose time is over: inviting again renews it
 * @param mailedAt when the address last got a mail for it; null where it had enough of them already
 * @param endedAt when it was accepted, declined or withdrawn; null before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Invitation(
        String id,
        String email,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        @Schema(enumeration = {"open", "accepted", "declined", "withdrawn", "expired"})
        String status,

        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant mailedAt,
        @Nullable Instant endedAt) {}
