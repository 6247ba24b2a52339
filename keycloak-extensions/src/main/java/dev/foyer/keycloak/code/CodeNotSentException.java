package dev.foyer.keycloak.code;

/** A code did not get on its way, and somebody waits for it. Carries neither code nor target. */
final class CodeNotSentException extends Exception {

    private static final long serialVersionUID = 1;

    CodeNotSentException(String message) {
        super(message);
    }
}
