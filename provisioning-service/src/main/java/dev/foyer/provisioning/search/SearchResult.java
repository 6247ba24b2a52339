package dev.foyer.provisioning.search;

import java.util.List;

/**
 * What a search has found, those with orders first, then the newest customers.
 *
 * @param customers with an account, or still without one
 * @param guests apart, since their addresses prove nothing
 */
public record SearchResult(List<Found> customers, List<Found> guests) {}
