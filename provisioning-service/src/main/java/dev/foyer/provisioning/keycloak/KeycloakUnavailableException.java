package dev.foyer.provisioning.keycloak;

/** Keycloak did not do what was asked; the same may work later. The message carries nothing secret or personal. */
public final class KeycloakUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeycloakUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
