package dev.foyer.provisioning.impersonation;

import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /customers/{id}/impersonate}. For people: an integration has nobody whose name could stand in the record. */
@Path("/api/v1/customers/{id}/impersonate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@RolesAllowed(Roles.ADMIN)
public class ImpersonationResource {

    private final Impersonations impersonations;

    ImpersonationResource(Impersonations impersonations) {
        this.impersonations = impersonations;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "impersonateCustomer",
            summary = "Lets an administrator act as a customer in the browser, for a while",
            description =
                    "The link is good once and for a minute: open it in a private window. Tokens of the session have the claim act"
                            + " (RFC 8693), and no password, second factor or email address is changed with them. Every call makes"
                            + " another link; none is repeated")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewImpersonation.class)))
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = Impersonation.class)))
    public Response impersonate(@PathParam("id") String id, byte @Nullable [] body) {
        return Response.status(Response.Status.CREATED)
                .entity(impersonations.begin(id, body))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
