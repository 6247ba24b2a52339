package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.Address;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a company, as the API documents it: a merge patch, in which null clears. The default addresses are merged
 * part by part; null removes one, unless it has a label or is the other default too, which it stays then.
 *
 * @param name never null
 * @param email never null
 * @param language a BCP 47 tag
 * @param mfaPolicy never null
 * @param mfaRequiredFrom until then {@code required} is {@code optional}
 */
record CompanyPatch(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Schema(maxItems = 50) @Nullable List<String> labels,
        @Nullable String vatId,

        @Schema(enumeration = {"off", "optional", "required"})
        String mfaPolicy,

        @Nullable Instant mfaRequiredFrom,
        @Nullable Address shipTo,
        @Nullable Address billTo) {}
