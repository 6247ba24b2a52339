package dev.foyer.provisioning.invitation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be invited, as the API documents it.
 *
 * @param language of the mail, a BCP 47 tag; customers get it in their own
 */
@Schema(name = "NewInvitation")
public record InvitationBody(
        @Schema(required = true) String email,

        @Schema(
                required = true,
                enumeration = {"admin", "buyer", "viewer"})
        String role,

        @Nullable String language) {}
