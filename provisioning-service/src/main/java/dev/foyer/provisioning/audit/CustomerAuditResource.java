package dev.foyer.provisioning.audit;

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

/** {@code /customers/{id}/audit}: what was done to a customer. */
@Path("/api/v1/customers/{id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CustomerAuditResource {

    private final AuditTrail trail;
    private final Customers customers;

    CustomerAuditResource(AuditTrail trail, Customers customers) {
        this.trail = trail;
        this.customers = customers;
    }

    @GET
    @Operation(operationId = "auditCustomer", summary = "Who changed what of a customer, newest first")
    public Page<AuditEntry> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return trail.ofCustomer(customers.get(id).id(), page.request());
    }
}
