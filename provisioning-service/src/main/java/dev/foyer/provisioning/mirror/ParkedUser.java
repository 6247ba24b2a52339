package dev.foyer.provisioning.mirror;

import java.time.Instant;

/**
 * A user whose newest state is not, or not wholly, in the registry.
 *
 * @param reason why, without any of the user's data
 * @param since when it was first refused
 * @param attempts how often it was tried
 */
public record ParkedUser(String userId, String reason, Instant since, int attempts) {}
