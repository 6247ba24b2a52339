package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.Address;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A company to be added, as the API documents it. */
record NewCompany(
        @Schema(required = true) String name,
        @Schema(required = true) String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Nullable String vatId,
        @Nullable Address shipTo,
        @Nullable Address billTo) {}
