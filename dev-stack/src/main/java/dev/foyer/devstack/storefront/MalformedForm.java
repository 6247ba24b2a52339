package dev.foyer.devstack.storefront;

/** What was sent is no form; nothing was done. */
final class MalformedForm extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedForm(Throwable cause) {
        super("The form that was sent cannot be read. Go back and send it again.", cause);
    }
}
