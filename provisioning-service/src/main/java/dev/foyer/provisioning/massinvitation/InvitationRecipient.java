package dev.foyer.provisioning.massinvitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of one recipient.
 *
 * @param result {@code undecided}; why there is no invitation; or how far the invitation has come, as
 *     {@code GET /invitations/{id}} says
 * @param invitationId null where there is no invitation
 * @param failure why there is no mail, in words
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "InvitationRecipient")
record InvitationRecipient(
        String customerId,
        @Nullable String email,

        @Schema(
                enumeration = {
                    "undecided",
                    "registered",
                    "invited",
                    "inactive",
                    "no_email",
                    "guest",
                    "being_withdrawn",
                    "waiting",
                    "sent",
                    "expired",
                    "accepted",
                    "failed",
                    "withdrawn",
                    "replaced"
                })
        String result,

        @Nullable String invitationId,
        @Nullable String failure) {}
