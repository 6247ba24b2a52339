package dev.foyer.provisioning.order;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * To whom a guest's order is to be linked, as the API documents it.
 *
 * @param reason kept in the audit
 */
record NewLink(
        @Schema(required = true) String customerId,
        @Schema(maxLength = 500) @Nullable String reason) {}
