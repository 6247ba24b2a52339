package dev.foyer.keycloak.request;

import java.io.Serial;

/** A request that is not understood, to be answered with 400. The message names the field, what was found and what is allowed. */
public final class RefusedRequestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedRequestException(String message) {
        super(message);
    }
}
