package dev.foyer.provisioning.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which field each column of another system's file gives, as the API shows it.
 *
 * @param columns the field of each column, null for one that gives none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ImportMapping")
public record SavedMapping(
        String name,
        @Schema(enumeration = {"companies", "contacts"}) String kind,
        @JsonRawValue @Schema(implementation = Map.class) String columns,
        String updatedBy,
        Instant updatedAt) {}
