package dev.foyer.keycloak.canary;

/**
 * A change was made on purpose; its marker must come through the feed.
 *
 * @param userId id of the user that was changed, which is no customer
 */
public record Canary(String userId) {}
