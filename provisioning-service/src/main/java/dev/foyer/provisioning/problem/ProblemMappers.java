package dev.foyer.provisioning.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.foyer.provisioning.database.RegistryException;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every error of a request into a problem document. Nothing of what went wrong inside reaches the caller. */
final class ProblemMappers {

    private static final Logger log = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.code(), e.code().status(), e.getMessage(), e.errors());
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return refused();
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof IOException || cause instanceof TimeoutException) {
                return keysUnavailable();
            }
        }
        return refused();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(ProblemCode.NOT_ALLOWED, 403, null, List.of());
    }

    @ServerExceptionMapper
    Response oidc(OIDCException e) {
        return keysUnavailable();
    }

    @ServerExceptionMapper
    Response registry(RegistryException e) {
        return e.isUnavailable() ? answer(ProblemCode.REGISTRY_UNAVAILABLE, 503, null, List.of()) : unexpected(e);
    }

    @ServerExceptionMapper
    Response keycloak(KeycloakUnavailableException e) {
        log.warn(e.getMessage());
        return answer(ProblemCode.KEYCLOAK_UNAVAILABLE, 503, null, List.of());
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return answer(ProblemCode.INVALID_BODY, 400, "The body is not the JSON that is expected here", List.of());
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        return answer(ProblemCode.ofStatus(status), status, null, List.of());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        String reference = UUID.randomUUID().toString();
        log.errorf(e, "Request failed, reference %s", reference);
        return answer(ProblemCode.UNEXPECTED, 500, "Reference for the log: " + reference, List.of());
    }

    /** The signing keys cannot be had, so no token can be judged: that is no fault of the caller's. */
    private static Response keysUnavailable() {
        return answer(ProblemCode.KEYCLOAK_UNAVAILABLE, 503, null, List.of());
    }

    private static Response refused() {
        return Response.fromResponse(answer(ProblemCode.NOT_SIGNED_IN, 401, null, List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response answer(ProblemCode code, int status, @Nullable String detail, List<FieldError> errors) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, status, detail, errors))
                .build();
    }
}
