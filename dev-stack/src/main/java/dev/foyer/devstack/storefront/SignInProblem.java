package dev.foyer.devstack.storefront;

/** Signing in did not work; the message is for the visitor. */
final class SignInProblem extends Exception {
    private static final long serialVersionUID = 1L;

    SignInProblem(String message) {
        super(message);
    }

    SignInProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
