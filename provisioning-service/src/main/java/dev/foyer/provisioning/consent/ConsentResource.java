package dev.foyer.provisioning.consent;

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

/** {@code /customers/{id}/consents}: the proof of what a customer has consented to. */
@Path("/api/v1/customers/{id}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class ConsentResource {

    private final Consents consents;
    private final Customers customers;

    ConsentResource(Consents consents, Customers customers) {
        this.consents = consents;
        this.customers = customers;
    }

    @GET
    @Operation(
            operationId = "listConsents",
            summary = "What a customer has consented to, when, where and in which words, newest first")
    public Page<Consent> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return consents.ofCustomer(customers.get(id).id(), page.request());
    }
}
