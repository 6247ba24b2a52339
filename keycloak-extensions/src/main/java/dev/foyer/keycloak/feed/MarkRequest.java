package dev.foyer.keycloak.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.request.RequestObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which users shall be marked, so that they come through the feed once more. */
sealed interface MarkRequest {

    /** At most so many users in one request. */
    int MOST = 2000;

    /** Width of the column {@code foyer_change_marker.user_id}, and of Keycloak's own ids. */
    int LONGEST_ID = 36;

    /** Exactly these users, existing or not. */
    record Named(List<String> users) implements MarkRequest {}

    /**
     * The next users of the realm by id.
     *
     * @param after the id to go on after; null for the beginning
     */
    record Next(@Nullable String after, int max) implements MarkRequest {}

    /** Reads a body; one that asks for both or neither is refused with 400. */
    static MarkRequest of(@Nullable JsonNode body) {
        RequestObject request = RequestObject.body(body, "users", "after", "max");
        boolean next = request.has("after") || request.has("max");
        if (request.has("users") == next) {
            throw request.refused(
                    "found " + (next ? "users together with after or max" : "neither users nor after and max")
                            + "; allowed is either users or after and max.");
        }
        if (!next) {
            return new Named(request.texts("users", 1, MOST, LONGEST_ID));
        }
        return new Next(
                request.has("after") ? request.text("after", LONGEST_ID) : null, (int) request.number("max", 1, MOST));
    }
}
