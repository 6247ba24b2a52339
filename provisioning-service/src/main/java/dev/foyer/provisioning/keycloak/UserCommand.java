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
        String userId,
        @Nullable State state,
        @Nullable Action action,
        @Nullable Link link) {

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

    /**
     * Something that is done once for each id, however often it is asked for.
     *
     * @param cancels the id of another one, which is not done after this; null for none
     * @param number E.164, of {@code set-phone} alone
     * @param factor id, of {@code remove-factor} alone
     */
    @JsonInclude(Include.NON_NULL)
    public record Action(
            UUID id,
            String name,
            @Nullable UUID cancels,
            @Nullable String number,
            @Nullable String factor) {

        Action(UUID id, String name, @Nullable UUID cancels) {
            this(id, name, cancels, null, null);
        }

        /** No number into a log. */
        @Override
        public String toString() {
            return name + " " + id;
        }
    }

    /**
     * A link to a password that is mailed once for each id.
     *
     * @param kind {@code invitation}, {@code login} or {@code password}
     * @param company in whose name somebody is invited; empty for none
     * @param create whose user is created before, unless it exists; null for one who has a user
     */
    @JsonInclude(Include.NON_NULL)
    public record Link(
            UUID id,
            String kind,
            long lifeSeconds,
            String company,
            @Nullable Invitee create) {}

    /** A customer without login, as Keycloak is to have them. */
    @JsonInclude(Include.NON_NULL)
    public record Invitee(
            String customerId,
            String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String language,
            String accountType,
            @Nullable String businessName) {

        /** No address into a log. */
        @Override
        public String toString() {
            return "Invitee " + customerId;
        }
    }

    /** Brings a user into a state. */
    public static UserCommand state(String userId, State state) {
        return new UserCommand(userId, state, null, null);
    }

    /** Ends all sessions of a user. */
    public static UserCommand endSessions(String userId, UUID id) {
        return action(userId, new Action(id, "end-sessions", null));
    }

    /** Disables a guest's user and ends all sessions. */
    public static UserCommand expire(String userId, UUID id) {
        return action(userId, new Action(id, "expire", null));
    }

    /** Removes a guest's user with all that Keycloak has of them. */
    public static UserCommand remove(String userId, UUID id) {
        return action(userId, new Action(id, "remove", null));
    }

    /**
     * Removes the user of a customer with all that Keycloak has of them.
     *
     * @param cancels the id of a link that may be on its way and is not sent after this; null for none
     */
    public static UserCommand erase(String userId, UUID id, @Nullable UUID cancels) {
        return action(userId, new Action(id, "erase", cancels));
    }

    /** Has codes sent to another number, in E.164, which the customer has yet to show. */
    public static UserCommand setPhone(String userId, UUID id, String number) {
        return action(userId, new Action(id, "set-phone", null, number, null));
    }

    /** Removes a second factor. */
    public static UserCommand removeFactor(String userId, UUID id, String factor) {
        return action(userId, new Action(id, "remove-factor", null, null, factor));
    }

    /** Mails a link, and creates the user before where there is none. */
    public static UserCommand link(String userId, Link link) {
        return new UserCommand(userId, null, null, link);
    }

    /**
     * Removes the user of an invitation that nobody has made use of.
     *
     * @param invitation the id under which it was, or is being, sent
     */
    public static UserCommand withdraw(String userId, UUID id, UUID invitation) {
        return action(userId, new Action(id, "withdraw", invitation));
    }

    /** Makes the link that a user got last worth nothing. */
    public static UserCommand voidLink(String userId, UUID id) {
        return action(userId, new Action(id, "void-link", null));
    }

    private static UserCommand action(String userId, Action action) {
        return new UserCommand(userId, null, action, null);
    }
}
