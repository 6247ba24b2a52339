package dev.foyer.provisioning.customer;

import org.jspecify.annotations.Nullable;

/**
 * A company that a customer belongs to.
 *
 * @param number the company's customer number
 * @param role {@code admin}, {@code buyer} or {@code viewer}
 */
public record CompanyMembership(
        String id, String name, @Nullable String number, String role) {}
