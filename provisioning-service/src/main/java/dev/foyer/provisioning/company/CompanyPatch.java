package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a company, as the API documents it: a merge patch, in which null clears. The default addresses are merged
 * part by part; null removes one, unless it has a label or is the other default too, which it stays then.
 *
 * @param name never null
 * @param email never null
 * @param language a BCP 47 tag
 */
record CompanyPatch(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Nullable String vatId,
        @Nullable Address shipTo,
        @Nullable Address billTo) {}
