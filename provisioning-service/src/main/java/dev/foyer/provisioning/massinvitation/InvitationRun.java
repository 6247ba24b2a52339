package dev.foyer.provisioning.massinvitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.massinvitation.InvitationPreview.Skipped;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of many, as the API shows it.
 *
 * @param recipients how many were meant
 * @param undecided of whom nobody knows yet
 * @param waiting invited; the mail is not queued yet
 * @param mailed invited; the mail is queued, or the customer has come already
 * @param failed invited, and Keycloak refused; the recipients say why
 * @param finishedAt when the last recipient was decided; null while it is being worked on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "InvitationRun")
public record InvitationRun(
        String id,
        long recipients,
        long undecided,
        long waiting,
        long mailed,
        long failed,
        Skipped skipped,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
