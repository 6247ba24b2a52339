package dev.foyer.provisioning.address;

import org.jspecify.annotations.Nullable;

/**
 * An address as it is added, or as a merge patch changes it, in which null clears. At least one part of it is known.
 *
 * @param label what its owner calls it
 * @param defaultShipTo true takes that away from the address that was the default so far
 * @param defaultBillTo true takes that away from the address that was the default so far
 * @param name who receives it
 * @param country two letters of ISO 3166-1
 */
public record GivenAddress(
        @Nullable String label,
        @Nullable Boolean defaultShipTo,
        @Nullable Boolean defaultBillTo,
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country) {}
