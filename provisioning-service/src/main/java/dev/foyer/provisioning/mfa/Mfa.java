package dev.foyer.provisioning.mfa;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.keycloak.Factors.Factor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Second factors of a customer.
 *
 * @param policy the customer's own: {@code off}, {@code optional} or {@code required}
 * @param requirement what is asked of the customer, the strictest of the realm's policy, those of the companies and their own; null
 *     without a login
 * @param requiredFrom until when {@code required} is {@code optional}; null: not at all
 * @param factors none without a login
 * @param changes the last twenty that staff have asked for, newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Mfa(
        String policy,
        @Nullable String requirement,
        @Nullable String requiredFrom,
        List<Factor> factors,
        List<FactorChange> changes) {}
