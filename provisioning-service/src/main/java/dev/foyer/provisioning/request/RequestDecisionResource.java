package dev.foyer.provisioning.request;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
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

/** {@code /requests}: decides what customers ask for, once each. */
@Path("/api/v1/requests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class RequestDecisionResource {

    private final RequestDecision decision;

    RequestDecisionResource(RequestDecision decision) {
        this.decision = decision;
    }

    @POST
    @Path("approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveRequest",
            summary = "Gives the customer what the request asks for; 409 once it is decided")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = Request.class)))
    public Response approve(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return decision.approve(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectRequest",
            summary = "Turns the request down, for a reason that the customer is told; 409 once it is decided")
    @RequestBody(content = @Content(schema = @Schema(implementation = Rejection.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = Request.class)))
    public Response reject(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return decision.reject(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
