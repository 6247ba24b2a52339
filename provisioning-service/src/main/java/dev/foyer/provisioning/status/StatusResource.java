package dev.foyer.provisioning.status;

import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /status}: whether registry and Keycloak keep up with each other. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class StatusResource {

    private final StatusQuery status;

    StatusResource(StatusQuery status) {
        this.status = status;
    }

    @GET
    @Operation(
            operationId = "getStatus",
            summary = "Mirror, markers, commands and mails waiting, guests due, last run of each job")
    public Status get() {
        return status.now();
    }
}
