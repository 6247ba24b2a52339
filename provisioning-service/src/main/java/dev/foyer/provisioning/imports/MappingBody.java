package dev.foyer.provisioning.imports;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mapping to be saved, as the API documents it.
 *
 * @param columns the field of each column, null for one that gives none
 */
@Schema(name = "NewImportMapping")
record MappingBody(
        @Schema(enumeration = {"companies", "contacts"}) String kind, Map<String, @Nullable String> columns) {}
