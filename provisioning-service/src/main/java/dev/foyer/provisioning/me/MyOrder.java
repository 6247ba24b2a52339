package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.order.Order;
import dev.foyer.provisioning.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order of the caller's. Every field is always present; null means not yet, or unknown.
 *
 * @param exceptedAt when it was cancelled, returned or disputed; null unless it is so now
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MyOrder(
        String reference,
        OrderState state,
        Instant placedAt,
        @Nullable Instant completedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant exceptedAt,
        @Nullable String shop) {

    static MyOrder of(Order order) {
        return new MyOrder(
                order.reference(),
                order.state(),
                order.placedAt(),
                order.completedAt(),
                order.deliveredAt(),
                order.exceptedAt(),
                order.shop());
    }
}
