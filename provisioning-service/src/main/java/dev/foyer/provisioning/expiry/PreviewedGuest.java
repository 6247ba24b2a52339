package dev.foyer.provisioning.expiry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A guest with whom the next run does something.
 *
 * @param since what the period counts from: when the guest came, when the last order was closed, or when the guest expired
 * @param dueAt the end of the period
 */
public record PreviewedGuest(String customerId, Action action, Reason reason, Instant since, Instant dueAt) {

    /** What it does. */
    public enum Action {
        @JsonProperty("expire")
        EXPIRE,
        @JsonProperty("erase")
        ERASE
    }

    /** Why. */
    public enum Reason {
        /** Every order is delivered or cancelled, for the grace period. */
        @JsonProperty("orders_closed")
        ORDERS_CLOSED,
        /** The guest has no order, for the idle period. */
        @JsonProperty("never_ordered")
        NEVER_ORDERED,
        /** The guest has expired, for the retention period. */
        @JsonProperty("retention_over")
        RETENTION_OVER
    }
}
