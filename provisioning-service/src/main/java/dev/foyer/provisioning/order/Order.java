package dev.foyer.provisioning.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it. Every field is always present; null means not yet, or unknown.
 *
 * @param customerId whose it is now
 * @param exceptedAt when it was cancelled, returned or disputed; null unless it is so now
 * @param shop where it was placed, in the shop's own words
 * @param linkedFrom the guest who placed it; null unless another customer has it since
 * @param linkedAt since when
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Order(
        String reference,
        String customerId,
        OrderState state,
        Instant placedAt,
        @Nullable Instant completedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant exceptedAt,
        @Nullable String shop,
        @Nullable String linkedFrom,
        @Nullable Instant linkedAt,
        Instant updatedAt,
        long version) {}
