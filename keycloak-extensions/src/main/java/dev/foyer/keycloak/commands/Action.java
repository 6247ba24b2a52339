package dev.foyer.keycloak.commands;

import java.util.Arrays;
import java.util.Optional;

/** Things that can be done to a user. */
enum Action {
    /** Signs the user out everywhere, offline sessions too. */
    END_SESSIONS("end-sessions");

    private final String value;

    Action(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    static Optional<Action> of(String value) {
        return Arrays.stream(values())
                .filter(action -> action.value.equals(value))
                .findFirst();
    }
}
