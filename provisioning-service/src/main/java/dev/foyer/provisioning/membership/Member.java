package dev.foyer.provisioning.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of a company, as other members see it. Every field is always present; null means unknown.
 *
 * @param active whether the member may sign in
 * @param since when the member joined
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Member(
        String customerId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        boolean active,
        Instant since) {}
