package dev.foyer.provisioning.order;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /orders}: what shops tell of them. */
@Path("/api/v1/orders/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.CHECKOUT, Roles.MANAGE})
public class OrderResource {

    private final Orders orders;
    private final OrderReports reports;

    OrderResource(Orders orders, OrderReports reports) {
        this.orders = orders;
        this.reports = reports;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.CHECKOUT, Roles.MANAGE})
    @Operation(operationId = "getOrder", summary = "One order")
    public RestResponse<Order> get(@PathParam("reference") String reference) {
        Order order = orders.get(reference);
        return ResponseBuilder.ok(order).tag(Long.toString(order.version())).build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportOrder",
            summary =
                    "Tells what has become of an order, which is added when it is new; 409 when it is another customer's",
            description = "Takes no If-Match: reports may come late, twice and in any order, and end in the same state")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReportedOrder.class)))
    @APIResponse(
            responseCode = "200",
            description = "The order as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(
            responseCode = "201",
            description = "The order, which is new, its version in ETag",
            content = @Content(schema = @Schema(implementation = Order.class)))
    public Response put(
            @PathParam("reference") String reference,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return reports.take(Reference.of(reference), Attempt.of(key, "PUT", uri.getPath(), body), body)
                .response();
    }
}
