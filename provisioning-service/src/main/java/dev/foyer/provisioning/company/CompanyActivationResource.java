package dev.foyer.provisioning.company;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /companies/{id}}: whether a company may buy. The body may be left out. */
@Path("/api/v1/companies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyActivationResource {

    private final CompanyActivation activation;

    CompanyActivationResource(CompanyActivation activation) {
        this.activation = activation;
    }

    @POST
    @Path("block")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "blockCompany", summary = "Takes the company out of its contacts' tokens")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The company as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Company.class)))
    public Response block(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return activation
                .block(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("activate")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "activateCompany",
            summary = "Lets a company buy that was blocked or rejected; its contacts' tokens show it again")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The company as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Company.class)))
    public Response activate(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return activation
                .activate(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
