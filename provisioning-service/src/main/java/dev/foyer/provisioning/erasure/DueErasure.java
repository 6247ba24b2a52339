package dev.foyer.provisioning.erasure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom this process has taken for a while, to be erased.
 *
 * @param userId whom Keycloak is to remove, if there is such a user
 * @param commandId under which Keycloak does it, the same at every attempt
 * @param cancels the link that Keycloak may be about to send; null for none
 */
record DueErasure(
        String customerId,
        String userId,
        UUID commandId,
        @Nullable UUID cancels) {}
