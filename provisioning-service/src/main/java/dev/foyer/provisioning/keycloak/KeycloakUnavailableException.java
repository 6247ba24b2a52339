package dev.foyer.provisioning.keycloak;

/** Keycloak did not do what was asked; the same may work later. The message carries nothing secret or personal. */
public final class KeycloakUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    KeycloakUnavailableException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** For whatever is not an answer. */
    public KeycloakUnavailableException(String message, Throwable cause) {
        this(message, 0, cause);
    }

    /** For an answer that makes no sense. */
    KeycloakUnavailableException(String message) {
        super(message);
        this.status = 0;
    }

    /**
     * Whether what was asked may be the reason, so that something else could work: Keycloak refused the request, or broke
     * over it. False while Keycloak is away, overloaded or does not let us in.
     */
    public boolean mayBeTheRequest() {
        return status == 500 || status >= 400 && status < 500 && status != 401 && status != 403 && status != 429;
    }

    /**
     * Whether no answer came: Keycloak is away or hangs, or it broke off or hangs over this very request. Only another call
     * can tell.
     */
    public boolean noAnswer() {
        return status == 0 || status == 504;
    }
}
