package dev.foyer.keycloak.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some users of the realm: a page by id, or those asked for in the order asked.
 *
 * @param users the customers among them
 * @param marked ids, of customers or not, for which a marker waits: the registry cannot have seen their last change yet
 * @param next the last id that was looked at, to go on after; null when the end is reached
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UserPage(
        List<CustomerSnapshot> users,
        List<String> marked,
        @Nullable String next) {}
