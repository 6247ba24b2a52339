package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a customer, and what is asked of them.
 *
 * @param requirement {@code off}, {@code optional} or {@code required}: the strictest of all policies
 * @param requiredFrom ISO 8601, until when {@code required} is {@code optional}; null: not at all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Factors(String requirement, @Nullable String requiredFrom, List<Factor> factors) {

    /**
     * One of them.
     *
     * @param type {@code phone}, {@code app}, {@code security-key}, {@code passkey} or {@code recovery-codes}
     * @param label as the customer named it, of a phone the masked number; null for none
     * @param createdAt milliseconds since the epoch; null where nobody wrote it down
     * @param verified false for a phone number of staff's that the customer has not shown a code of yet
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Factor(
            String id,
            String type,
            @Nullable String label,
            @Nullable Long createdAt,
            boolean verified) {}
}
