package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** {@code /me/companies/{id}/requests}: who asks to join, decided by the admins of a company. */
@Path("/api/v1/me/companies/{id}/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class JoinRequestResource {

    private final ManagedCompanies companies;
    private final JoinRequests requests;
    private final JoinDecision decision;

    JoinRequestResource(ManagedCompanies companies, JoinRequests requests, JoinDecision decision) {
        this.companies = companies;
        this.requests = requests;
        this.decision = decision;
    }

    @GET
    @Operation(
            operationId = "listJoinRequests",
            summary = "Who asks to join a company that the caller manages and waits for an answer, newest first")
    public Page<JoinRequest> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return requests.page(companies.managed(id), page.request());
    }

    @POST
    @Path("{requestId}/approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveJoinRequest",
            summary = "Makes who asked a member, in a role up to the caller's own; 409 once it is decided")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantedRole.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = JoinRequest.class)))
    public Response approve(
            @PathParam("id") String id,
            @PathParam("requestId") String requestId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return decision.approve(id, requestId, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("{requestId}/reject")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rejectJoinRequest",
            summary = "Turns the request down, with the reason by mail if there is one; 409 once it is decided")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = JoinRequest.class)))
    public Response reject(
            @PathParam("id") String id,
            @PathParam("requestId") String requestId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return decision.reject(id, requestId, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
