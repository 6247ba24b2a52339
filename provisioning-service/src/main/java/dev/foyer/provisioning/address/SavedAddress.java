package dev.foyer.provisioning.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the addresses of a customer or a company, as the API shows it. Every field is always present; null means unknown or
 * none.
 *
 * @param companyId whose it is; null where it is the customer's own. A company's is changed at the company only
 * @param label what its owner calls it
 * @param defaultShipTo whether goods go there unless another address is named; at most one of each owner
 * @param defaultBillTo whether invoices go there unless another address is named; at most one of each owner
 * @param name who receives it
 * @param country two letters of ISO 3166-1
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SavedAddress(
        String id,
        @Nullable String companyId,
        @Nullable String label,
        boolean defaultShipTo,
        boolean defaultBillTo,
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        Instant createdAt,
        long version) {

    /** The address itself. */
    Address parts() {
        return new Address(name, line1, line2, postalCode, city, region, country);
    }
}
