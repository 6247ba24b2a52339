package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking Keycloak to put users into the feed.
 *
 * @param marked how many it put there
 * @param last the last of them in Keycloak's order; null when they were named, or none is left
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Marked(long marked, @Nullable String last) {}
