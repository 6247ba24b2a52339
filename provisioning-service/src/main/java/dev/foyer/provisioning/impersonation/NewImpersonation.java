package dev.foyer.provisioning.impersonation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An impersonation that staff ask for, as the API documents it.
 *
 * @param reason kept in the audit
 * @param minutes how long the session lasts
 */
record NewImpersonation(
        @Schema(required = true) String reason,

        @Schema(minimum = "1", maximum = "60", defaultValue = "15")
        int minutes) {}
