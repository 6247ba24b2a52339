package dev.foyer.provisioning.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A command that Keycloak keeps refusing.
 *
 * @param kind {@code state}, {@code mark} or {@code end_sessions}
 * @param reason why, without any of the user's data
 * @param since when it was wanted
 * @param attempts how often it was tried
 */
public record ParkedCommand(UUID id, String userId, String kind, String reason, Instant since, int attempts) {

    /** From this many attempts on a command is parked: tried once an hour, or when staff say so. */
    public static final int ATTEMPTS = 5;
}
