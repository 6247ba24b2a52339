package dev.foyer.provisioning.order;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** {@code /orders/{reference}/link}: whose a guest's order is. */
@Path("/api/v1/orders/{reference}/link")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class OrderLinkResource {

    private final OrderLinks links;

    OrderLinkResource(OrderLinks links) {
        this.links = links;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "linkOrder",
            summary =
                    "Gives a guest's order to a customer with an account, who is told by mail; 409 for any other order")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewLink.class)))
    @APIResponse(
            responseCode = "200",
            description = "The order as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Order.class)))
    public Response link(
            @PathParam("reference") String reference,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return links.link(reference, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "unlinkOrder",
            summary =
                    "Gives an order that was linked or claimed back to the guest who placed it; the customer is told by mail")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The order as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Order.class)))
    public Response unlink(
            @PathParam("reference") String reference,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return links.unlink(reference, Attempt.of(key, "DELETE", uri.getPath(), body), body)
                .response();
    }
}
