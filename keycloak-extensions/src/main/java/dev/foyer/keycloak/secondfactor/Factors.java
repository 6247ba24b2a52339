package dev.foyer.keycloak.secondfactor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The factors of a customer, and what is asked of them.
 *
 * @param requirement {@code off}, {@code optional} or {@code required}: the strictest of the realm's policy, the companies' and the
 *     customer's own
 * @param requiredFrom ISO 8601, until when {@code required} is {@code optional}; null: not at all
 */
public record Factors(String requirement, @Nullable String requiredFrom, List<Factor> factors) {}
