package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.order.GuestOrder;
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

/** {@code /me/orders} and {@code /me/guest-orders}: what the caller has bought, with an account and before. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MyOrderResource {

    private final MyOrders orders;

    MyOrderResource(MyOrders orders) {
        this.orders = orders;
    }

    @GET
    @Path("orders")
    @Operation(operationId = "listMyOrders", summary = "The caller's orders, the one placed last first")
    public Page<MyOrder> list(@BeanParam PageQuery page) {
        return orders.page(page.request());
    }

    @GET
    @Path("guest-orders")
    @Operation(
            operationId = "listMyGuestOrders",
            summary =
                    "Orders of guests with the caller's verified address, which may be claimed, the one placed last first")
    public Page<GuestOrder> claimable(@BeanParam PageQuery page) {
        return orders.claimable(page.request());
    }

    @POST
    @Path("guest-orders/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "claimGuestOrders",
            summary = "Makes orders of the list the caller's own, all or none; 404 when one is not in the list")
    @RequestBody(content = @Content(schema = @Schema(implementation = ClaimedOrders.class)))
    @APIResponse(
            responseCode = "200",
            description = "The claimed orders",
            content = @Content(schema = @Schema(implementation = MyOrderPage.class)))
    public Response claim(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return orders.claim(Attempt.of(key, "POST", uri.getPath(), body), body).response();
    }
}
