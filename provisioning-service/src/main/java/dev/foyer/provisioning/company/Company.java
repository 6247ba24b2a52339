package dev.foyer.provisioning.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.address.Address;
import dev.foyer.provisioning.customer.Lifecycle;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization that buys, as the API shows it. Every field is always present; null means unknown or none.
 *
 * @param status {@code pending}, {@code active}, {@code rejected} or {@code blocked}
 * @param mfaPolicy {@code off}, {@code optional} or {@code required}: the second factor that it wants of its members
 * @param mfaRequiredFrom until when {@code required} is {@code optional}
 * @param contactCount how many customers that the caller may see belong to it
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Company(
        String id,
        @Nullable String externalId,
        @Nullable String customerNumber,
        String name,
        String email,
        @Nullable String phone,
        @Nullable String industry,
        @Nullable String language,
        String status,
        Lifecycle lifecycle,
        List<String> labels,
        List<String> tags,
        @Nullable Address shipTo,
        @Nullable Address billTo,
        @Nullable String vatId,
        String mfaPolicy,
        @Nullable Instant mfaRequiredFrom,
        long contactCount,
        Instant createdAt,
        long version) {}
