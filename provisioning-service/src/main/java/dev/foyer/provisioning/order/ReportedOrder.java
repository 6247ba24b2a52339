package dev.foyer.provisioning.order;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a shop tells of an order, as the API documents it. A time that is left out is the one that was told before, else now.
 *
 * @param customerId whose order it is; of one that was linked or claimed, the guest who placed it counts too
 * @param completedAt not of an order that is open
 * @param deliveredAt of one that is delivered, cancelled, disputed or returned
 * @param exceptedAt when it was cancelled, disputed or returned
 * @param shop where it was placed; left as it is when it is missing
 */
record ReportedOrder(
        @Schema(required = true) String customerId,

        @Schema(
                required = true,
                enumeration = {"open", "completed", "delivered", "cancelled", "returned", "disputed"})
        String state,

        @Nullable Instant placedAt,
        @Nullable Instant completedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant exceptedAt,
        @Schema(maxLength = 200) @Nullable String shop) {}
