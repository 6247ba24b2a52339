package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
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

/** {@code /me/requests}: what the caller asks for. */
@Path("/api/v1/me/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MyRequestResource {

    private final MyRequests requests;

    MyRequestResource(MyRequests requests) {
        this.requests = requests;
    }

    @GET
    @Operation(operationId = "listMyRequests", summary = "What the caller has asked for, newest first")
    public Page<MyRequest> list(@BeanParam PageQuery page) {
        return requests.page(page.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "ask",
            summary =
                    "Asks for a group account, for a company that was rejected once more, or to join a suggested company")
    @RequestBody(content = @Content(schema = @Schema(implementation = AskedFor.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request, which was open already",
            content = @Content(schema = @Schema(implementation = MyRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The request",
            content = @Content(schema = @Schema(implementation = MyRequest.class)))
    public Response ask(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return requests.ask(Attempt.of(key, "POST", uri.getPath(), body), body).response();
    }

    @POST
    @Path("{id}/withdraw")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "withdrawMyRequest", summary = "Takes a request back; 409 once it is decided")
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = MyRequest.class)))
    public Response withdraw(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri) {
        return requests.withdraw(id, Attempt.of(key, "POST", uri.getPath(), null))
                .response();
    }
}
