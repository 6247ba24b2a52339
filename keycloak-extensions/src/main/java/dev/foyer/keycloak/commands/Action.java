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
    REMOVE("remove");

    /** All names, as a message lists them. */
    static final String NAMES = Arrays.stream(values()).map(Action::value).collect(Collectors.joining(", "));

    private final String value;

    Action(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    /** Whether it is for guests alone. */
    boolean endsGuest() {
        return this != END_SESSIONS;
    }

    static Optional<Action> of(String value) {
        return Arrays.stream(values())
                .filter(action -> action.value.equals(value))
                .findFirst();
    }
}
