package dev.foyer.keycloak.mail;

/** A mail was not delivered. Carries nothing of the mail and no cause, which might. */
final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient DeliveryFailure failure;

    DeliveryException(DeliveryFailure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    DeliveryFailure failure() {
        return failure;
    }
}
