package dev.foyer.keycloak.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the feed, oldest change first.
 *
 * @param changes at most one for each user
 * @param oldest when the oldest marker on this page was written, ISO 8601 in UTC; null when nothing waits
 */
public record Changes(List<Change> changes, @Nullable String oldest) {}
