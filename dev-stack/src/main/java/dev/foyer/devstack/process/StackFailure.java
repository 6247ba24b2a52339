package dev.foyer.devstack.process;

/** Something that the person in front of the terminal has to know; the message says what was found and what to do. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
