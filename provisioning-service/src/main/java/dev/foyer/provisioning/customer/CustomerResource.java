package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

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
    public Page<Customer> list(
            @Parameter(
                            description = "Anywhere in names, email, customer number, company name or company number; "
                                    + "case and accents do not matter")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "The whole address, whatever its case") @QueryParam("email") @Nullable
                    String email,
            @Parameter(schema = @Schema(enumeration = {"business", "personal", "guest"}))
                    @QueryParam("accountType")
                    @Nullable
                    String accountType,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("active") @Nullable String active,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return customers.page(CustomerFilter.parse(q, email, accountType, active), PageRequest.parse(limit, cursor));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCustomer", summary = "One customer, by the id of today or of the past")
    public RestResponse<Customer> get(@PathParam("id") String id) {
        Customer customer = customers
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no customer with this id"));
        return ResponseBuilder.ok(customer)
                .tag(Long.toString(customer.version()))
                .build();
    }
}
