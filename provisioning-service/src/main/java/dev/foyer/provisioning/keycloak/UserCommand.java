package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Keycloak is to do about one user: either bring it into a state or act once. */
@JsonInclude(Include.NON_NULL)
public record UserCommand(
        String userId, @Nullable State state, @Nullable Action action) {

    /**
     * How the user is to be. Writing it again changes nothing.
     *
     * @param version Keycloak refuses a state whose version is lower than that of the last one written
     * @param attributes by name; an empty list removes the attribute
     * @param profile {@code firstName}, {@code lastName}, {@code language}; a null clears, a missing key leaves alone
     * @param enabled null leaves it alone
     */
    @JsonInclude(Include.NON_NULL)
    public record State(
            long version,
            Map<String, List<String>> attributes,
            @Nullable ObjectNode profile,
            @Nullable Boolean enabled) {}

    /** Something that is done once for each id, however often it is asked for. */
    public record Action(UUID id, String name) {}

    /** Brings a user into a state. */
    public static UserCommand state(String userId, State state) {
        return new UserCommand(userId, state, null);
    }

    /** Ends all sessions of a user. */
    public static UserCommand endSessions(String userId, UUID id) {
        return new UserCommand(userId, null, new Action(id, "end-sessions"));
    }

    /** Disables a guest's user and ends all sessions. */
    public static UserCommand expire(String userId, UUID id) {
        return new UserCommand(userId, null, new Action(id, "expire"));
    }

    /** Removes a guest's user with all that Keycloak has of them. */
    public static UserCommand remove(String userId, UUID id) {
        return new UserCommand(userId, null, new Action(id, "remove"));
    }
}
