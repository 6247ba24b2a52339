package dev.foyer.keycloak.emailchange;

import java.time.Instant;
import java.util.UUID;

/**
 * An address that a user had, and can have back for a while.
 *
 * @param changedAt when it stopped being the user's
 */
record FormerEmail(UUID id, String userId, String email, Instant changedAt) {}
