package dev.foyer.provisioning.request;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a request is approved, as the API documents it.
 *
 * @param role within the company, of who joins one
 * @param company the id of one to join instead of the one that is asked for
 * @param reason kept in the audit
 */
@Schema(name = "Approval")
record ApprovalBody(
        @Schema(
                enumeration = {"admin", "buyer", "viewer"},
                defaultValue = "buyer")
        @Nullable
        String role,

        @Nullable String company,
        @Nullable String reason) {}
