package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.customer.CustomerFilterBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be invited, as the API documents it: either these customers or all whom the filter finds.
 *
 * @param customers ids
 * @param filter as the parameters of the list of customers have it; an empty one finds everybody
 * @param validDays how long the links are good
 * @param reason kept in the audit
 */
@Schema(name = "NewInvitationRun")
record InvitationRunBody(
        @Schema(minItems = 1, maxItems = 10_000) @Nullable List<String> customers,
        @Nullable CustomerFilterBody filter,

        @Schema(minimum = "1", maximum = "90", defaultValue = "14") @Nullable
        Integer validDays,

        @Nullable String reason) {}
