package dev.foyer.provisioning.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What has become of an order. {@link OrderFacts} has the rule by which it changes. */
public enum OrderState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("returned")
    RETURNED,
    @JsonProperty("disputed")
    DISPUTED;

    /** As the API and the column {@code state} write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the order has left the normal course. */
    public boolean isException() {
        return this == CANCELLED || this == RETURNED || this == DISPUTED;
    }

    /** The codes of all states. */
    static List<String> codes() {
        return Arrays.stream(values()).map(OrderState::code).toList();
    }

    /**
     * The state with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    static OrderState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
