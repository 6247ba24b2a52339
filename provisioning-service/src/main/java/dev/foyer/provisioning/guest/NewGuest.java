package dev.foyer.provisioning.guest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A guest to be added, as the API documents it.
 *
 * @param email any address, also that of a customer or of other guests: it proves nothing and reveals nothing
 * @param language a BCP 47 tag
 */
record NewGuest(
        @Schema(required = true) String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language) {}
