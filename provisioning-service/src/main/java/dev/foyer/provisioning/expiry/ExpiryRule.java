package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.retention.RetentionPeriods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a guest expires, and when an expired one is erased (F57, F75). The registry keeps what {@link #standing} says by triggers,
 * in {@code guest_facts}, for all guests at once; a test holds the two together. The periods are added to it only when
 * somebody asks, so that other periods count at once.
 */
public final class ExpiryRule {

    private final RetentionPeriods periods;
    private final Clock clock;

    public ExpiryRule(RetentionPeriods periods, Clock clock) {
        this.periods = periods;
        this.clock = clock;
    }

    /** The same rule at another moment. */
    ExpiryRule at(Instant moment) {
        return new ExpiryRule(periods, Clock.fixed(moment, clock.getZone()));
    }

    /**
     * Where a guest stands.
     *
     * @param cameAt when the guest came, or first signed in, the later of the two
     */
    static Standing standing(Instant cameAt, Collection<GuestOrder> orders) {
        if (orders.isEmpty()) {
            return new Standing.Idle(cameAt);
        }
        if (!orders.stream().allMatch(ExpiryRule::isClosed)) {
            return new Standing.Kept();
        }
        return new Standing.Closed(orders.stream()
                .map(ExpiryRule::closedAt)
                .max(Comparator.naturalOrder())
                .orElse(cameAt));
    }

    /** When such a guest expires; empty while an order keeps the guest. */
    Optional<Instant> expiresAt(Standing standing) {
        if (standing instanceof Standing.Idle idle) {
            return Optional.of(idle.since().plus(periods.idle()));
        }
        return standing instanceof Standing.Closed closed
                ? Optional.of(closed.since().plus(periods.grace()))
                : Optional.empty();
    }

    /** Whether a guest who stands so and is under no legal hold expires now. */
    boolean expires(Standing standing) {
        return expiresAt(standing).filter(at -> !at.isAfter(clock.instant())).isPresent();
    }

    /** Guests who never ordered expire who came until then. */
    Instant idleUntil() {
        return before(periods.idle());
    }

    /** Guests expire whose last order was closed until then. */
    Instant closedUntil() {
        return before(periods.grace());
    }

    /** Guests are erased who expired until then. */
    Instant expiredUntil() {
        return before(periods.retention());
    }

    RetentionPeriods periods() {
        return periods;
    }

    private Instant before(Duration period) {
        return clock.instant().minus(period);
    }

    private static boolean isClosed(GuestOrder order) {
        return order.state().equals("delivered") || order.state().equals("cancelled");
    }

    private static Instant closedAt(GuestOrder order) {
        Instant closed = order.state().equals("cancelled") ? order.cancelledAt() : order.deliveredAt();
        return closed == null ? order.updatedAt() : closed;
    }
}
