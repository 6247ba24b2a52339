package dev.foyer.provisioning.expiry;

import java.time.Instant;

/**
 * A guest whom Keycloak refuses to expire or to erase.
 *
 * @param stage {@code expiring} or {@code erasing}
 * @param reason why, without any of the guest's data
 * @param dueAt when it was due
 * @param attempts how often it was tried
 */
public record FailingGuest(String customerId, String stage, String reason, Instant dueAt, int attempts) {}
