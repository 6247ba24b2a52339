package dev.foyer.provisioning.customer;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /customers}: people, newest first. */
@Path("/api/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CustomerResource {

    private final Customers customers;

    public CustomerResource(Customers customers) {
        this.customers = customers;
    }

    @GET
    @Operation(operationId = "listCustomers", summary = "Customers, newest first")
    public Page<Customer> list(@BeanParam CustomerQuery query, @BeanParam PageQuery page) {
        return customers.page(query.filter(), page.request());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCustomer", summary = "One customer, by the id of today or of the past")
    public RestResponse<Customer> get(@PathParam("id") String id) {
        Customer customer = customers.get(id);
        return ResponseBuilder.ok(customer)
                .tag(Long.toString(customer.version()))
                .build();
    }
}
