package dev.foyer.provisioning.order;

import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /customers/{id}/orders}: a customer's or a guest's. */
@Path("/api/v1/customers/{id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CustomerOrderResource {

    private final Customers customers;
    private final Orders orders;

    CustomerOrderResource(Customers customers, Orders orders) {
        this.customers = customers;
        this.orders = orders;
    }

    @GET
    @Operation(operationId = "listCustomerOrders", summary = "The orders of a customer, the one placed last first")
    public Page<Order> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return orders.ofCustomer(customers.get(id).id(), page.request());
    }
}
