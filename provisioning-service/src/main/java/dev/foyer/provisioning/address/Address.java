package dev.foyer.provisioning.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, as the API shows it. Null means unknown or none.
 *
 * @param name who receives it
 * @param country two letters of ISO 3166-1
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Address(
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country) {

    /** Nothing is known. */
    public static final Address NONE = new Address(null, null, null, null, null, null, null);
}
