package dev.foyer.provisioning.expiry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest whom this process has taken for a while.
 *
 * @param userId null for a guest who never had a user in Keycloak
 * @param commandId under which Keycloak does it, the same at every attempt
 */
record DueGuest(String customerId, @Nullable String userId, UUID commandId) {}
