package dev.foyer.provisioning.massinvitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would come of an invitation of many now. Nothing is written, and nobody mailed.
 *
 * @param customers how many are meant
 * @param invite who would be invited
 * @param skipped the others, by the reason
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "InvitationPreview")
record InvitationPreview(long customers, long invite, Skipped skipped) {

    /**
     * Who is not invited, each counted once.
     *
     * @param registered has a login already
     * @param invited has an invitation that is open
     * @param inactive may not sign in
     * @param noEmail has no address
     * @param guest buys without a login
     * @param beingWithdrawn had an invitation that is being taken back at this moment
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "SkippedInvitations")
    record Skipped(long registered, long invited, long inactive, long noEmail, long guest, long beingWithdrawn) {

        long total() {
            return registered + invited + inactive + noEmail + guest + beingWithdrawn;
        }
    }
}
