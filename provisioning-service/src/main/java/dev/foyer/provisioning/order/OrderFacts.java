package dev.foyer.provisioning.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each thing was last reported to have happened to an order; null where it was not. The state follows from these times
 * alone and never from the order in which the reports came, so reports may be late and come twice.
 *
 * <p>In the normal course an order is open, completed, delivered, and never goes back. Cancelled, returned and disputed are
 * exceptions: the newest of them counts, unless the order was completed or delivered after it.
 *
 * @param placedAt when the order was placed, the earliest that was reported
 */
public record OrderFacts(
        Instant placedAt,
        @Nullable Instant completedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant returnedAt,
        @Nullable Instant disputedAt) {

    // Of several at the same time the last one here counts: what still needs somebody is not closed by a tie.
    private static final List<OrderState> EXCEPTIONS =
            List.of(OrderState.CANCELLED, OrderState.RETURNED, OrderState.DISPUTED);

    /** An order of which nothing is known but that it was placed. */
    public static OrderFacts placed(Instant at) {
        return new OrderFacts(at, null, null, null, null, null);
    }

    /** What the facts amount to. */
    public OrderState state() {
        OrderState state = deliveredAt != null
                ? OrderState.DELIVERED
                : completedAt != null ? OrderState.COMPLETED : OrderState.OPEN;
        Instant newest = latest(completedAt, deliveredAt);
        for (OrderState exception : EXCEPTIONS) {
            Instant at = at(exception);
            if (at != null && (newest == null || !at.isBefore(newest))) {
                state = exception;
                newest = at;
            }
        }
        return state;
    }

    /** When this is last known to have happened; null when it is not. */
    public @Nullable Instant at(OrderState state) {
        return switch (state) {
            case OPEN -> placedAt;
            case COMPLETED -> completedAt;
            case DELIVERED -> deliveredAt;
            case CANCELLED -> cancelledAt;
            case RETURNED -> returnedAt;
            case DISPUTED -> disputedAt;
        };
    }

    /** The same, with this known to have happened then. */
    public OrderFacts with(OrderState state, Instant at) {
        return and(
                switch (state) {
                    case OPEN -> placed(at);
                    case COMPLETED -> new OrderFacts(placedAt, at, null, null, null, null);
                    case DELIVERED -> new OrderFacts(placedAt, null, at, null, null, null);
                    case CANCELLED -> new OrderFacts(placedAt, null, null, at, null, null);
                    case RETURNED -> new OrderFacts(placedAt, null, null, null, at, null);
                    case DISPUTED -> new OrderFacts(placedAt, null, null, null, null, at);
                });
    }

    /** Both together: of everything the last time, of placing the first. Which of the two is the other makes no difference. */
    public OrderFacts and(OrderFacts other) {
        return new OrderFacts(
                placedAt.isBefore(other.placedAt) ? placedAt : other.placedAt,
                latest(completedAt, other.completedAt),
                latest(deliveredAt, other.deliveredAt),
                latest(cancelledAt, other.cancelledAt),
                latest(returnedAt, other.returnedAt),
                latest(disputedAt, other.disputedAt));
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
