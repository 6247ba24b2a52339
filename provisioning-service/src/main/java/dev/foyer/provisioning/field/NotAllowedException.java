package dev.foyer.provisioning.field;

/** A value that a field may not have. The message says what is allowed and is shown to the caller. */
public final class NotAllowedException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotAllowedException(String message) {
        super(message, null, false, false);
    }
}
