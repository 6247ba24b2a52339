package dev.foyer.keycloak.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user that changed.
 *
 * @param userId Keycloak's user id
 * @param markers ids to acknowledge once the change is applied
 * @param user the user as it is now; null when it is gone or is no customer
 */
public record Change(
        String userId, List<Long> markers, @Nullable CustomerSnapshot user) {}
