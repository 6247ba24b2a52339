package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.Address;
import dev.foyer.provisioning.customer.NewContact;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A company to be added, as the API documents it.
 *
 * @param contact the first one, added with the company or not at all
 */
record NewCompany(
        @Schema(required = true) String name,
        @Schema(required = true) String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Schema(maxItems = 50) @Nullable List<String> labels,
        @Nullable String vatId,

        @Schema(
                enumeration = {"off", "optional", "required"},
                defaultValue = "off")
        @Nullable
        String mfaPolicy,

        @Nullable Instant mfaRequiredFrom,
        @Nullable Address shipTo,
        @Nullable Address billTo,
        @Nullable NewContact contact) {}
