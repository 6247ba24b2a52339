package dev.foyer.provisioning.invitation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invitation, as the person sees it who is invited. */
public record ReceivedInvitation(
        String id,
        Sender company,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        @Schema(enumeration = {"open", "accepted", "declined"})
        String status,

        Instant createdAt,
        Instant expiresAt) {

    /** The company that invites. */
    @Schema(name = "InvitingCompany")
    public record Sender(String id, String name) {}
}
