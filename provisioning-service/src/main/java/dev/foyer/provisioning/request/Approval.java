package dev.foyer.provisioning.request;

import org.jspecify.annotations.Nullable;

/**
 * How a request is approved.
 *
 * @param role of the customer in the company; null for the usual one, {@code buyer}. Whoever brings a company is its admin
 * @param company the id of one that the approver may see, which the customer is to belong to instead of the one that is
 *     asked for; null for that one
 * @param reason why; null where nobody asked
 */
public record Approval(
        @Nullable String role,
        @Nullable String company,
        @Nullable String reason) {}
