package dev.foyer.provisioning.retention;

import java.time.Instant;

/**
 * What keeps a customer from expiring and from being erased.
 *
 * @param heldBy who said so, as the audit names callers
 */
public record LegalHold(String customerId, String reason, String heldBy, Instant createdAt) {}
