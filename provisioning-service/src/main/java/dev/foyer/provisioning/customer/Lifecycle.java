package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer or a company has come. Derived from facts whenever it is asked for; nobody sets it.
 *
 * <p>An order outranks everything and never regresses, then a finished registration; below that the latest fact
 * counts, so a rejected customer may ask again and an invitation answers a request. Without any fact: a prospect.
 */
public enum Lifecycle {
    @JsonProperty("requested")
    REQUESTED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("prospect")
    PROSPECT,
    @JsonProperty("invited")
    INVITED,
    @JsonProperty("registered")
    REGISTERED,
    @JsonProperty("has_ordered")
    HAS_ORDERED;

    /** As the API and the column {@code lifecycle} write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * When each thing first or last happened; null where it has not.
     *
     * @param registeredAt when the email was verified for the first time and, where staff let businesses in, they had done
     *     so
     */
    public record Facts(
            @Nullable Instant requestedAt,
            @Nullable Instant rejectedAt,
            @Nullable Instant invitedAt,
            @Nullable Instant registeredAt,
            @Nullable Instant firstOrderedAt) {}

    /** The stage that the facts amount to. */
    public static Lifecycle of(Facts facts) {
        if (facts.firstOrderedAt() != null) {
            return HAS_ORDERED;
        }
        if (facts.registeredAt() != null) {
            return REGISTERED;
        }
        Lifecycle stage = PROSPECT;
        Instant latest = Instant.MIN;
        if (facts.requestedAt() != null) {
            stage = REQUESTED;
            latest = facts.requestedAt();
        }
        if (facts.rejectedAt() != null && !facts.rejectedAt().isBefore(latest)) {
            stage = REJECTED;
            latest = facts.rejectedAt();
        }
        if (facts.invitedAt() != null && !facts.invitedAt().isBefore(latest)) {
            stage = INVITED;
        }
        return stage;
    }
}
