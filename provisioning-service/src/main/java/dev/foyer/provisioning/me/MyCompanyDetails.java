package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that its members see of a company. Every field is always present; null means unknown or none.
 *
 * @param number the company's customer number
 * @param role the caller's own
 * @param openRequests how many ask to join and wait; null for who does not decide about them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MyCompanyDetails(
        String id,
        String name,
        @Nullable String number,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        @Schema(enumeration = {"pending", "active", "rejected", "blocked"})
        String status,

        String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        @Nullable String vatId,
        @Nullable Long openRequests) {}
