package dev.foyer.keycloak.feed;

import java.util.List;

/**
 * Says which changes were applied.
 *
 * @param markers ids of markers, as the feed gave them; ids that are gone are ignored
 */
public record Acknowledgement(List<Long> markers) {}
