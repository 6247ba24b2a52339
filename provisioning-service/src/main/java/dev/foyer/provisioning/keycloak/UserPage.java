package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users of the realm as they are now, in Keycloak's order of their ids.
 *
 * @param users the customers among them, as the feed would show them
 * @param marked ids of users that wait in the feed
 * @param next the last id that was looked at, for the next page; null on the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record UserPage(
        List<JsonNode> users, List<String> marked, @Nullable String next) {}
