package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A company that the caller belongs to. Every field is always present; null means none.
 *
 * @param number the company's customer number
 * @param role the caller's own
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MyCompany(
        String id,
        String name,
        @Nullable String number,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        @Schema(enumeration = {"pending", "active", "rejected", "blocked"})
        String status) {}
