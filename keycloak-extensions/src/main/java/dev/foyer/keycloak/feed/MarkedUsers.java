package dev.foyer.keycloak.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a request for markers.
 *
 * @param marked number of users that were marked
 * @param last the last id that was marked, to go on after; null when no user is left
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MarkedUsers(int marked, @Nullable String last) {}
