package dev.foyer.keycloak.commands;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Things that can be done to a user. */
enum Action {
    /** Signs the user out everywhere, offline sessions too. */
    END_SESSIONS("end-sessions"),

    /** Disables a guest and ends all sessions. */
    EXPIRE("expire"),

    /** Removes a guest with all that Keycloak keeps of them. */
    REMOVE("remove"),

    /**
     * Removes whoever is no staff with all that Keycloak keeps of them, mails that wait for their address too. It cancels the
     * link that is being sent.
     */
    ERASE("erase"),

    /** Codes go to another phone number, which the customer has yet to show. */
    SET_PHONE("set-phone"),

    /** Removes a second factor. */
    REMOVE_FACTOR("remove-factor"),

    /** Removes the user of an invitation that nobody has made use of; an action of its own id, so the invitation is not sent after it. */
    WITHDRAW("withdraw"),

    /** Makes the link that was sent last worth nothing. */
    VOID_LINK("void-link");

    /** All names, as a message lists them. */
    static final String NAMES = Arrays.stream(values()).map(Action::value).collect(Collectors.joining(", "));

    private final String value;

    Action(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    /** Whether somebody is ended by it. */
    boolean ends() {
        return this == EXPIRE || removes();
    }

    /** Whether the user is gone afterwards. */
    boolean removes() {
        return this == REMOVE || this == ERASE;
    }

    static Optional<Action> of(String value) {
        return Arrays.stream(values())
                .filter(action -> action.value.equals(value))
                .findFirst();
    }
}
