package dev.foyer.provisioning.expiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rule wants to know of an order.
 *
 * @param state as in {@code customer_order}
 * @param deliveredAt null where nobody said so
 * @param cancelledAt null where nobody said so
 * @param updatedAt when the registry last heard of it, which counts where a time is missing
 */
record GuestOrder(
        String state,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        Instant updatedAt) {}
