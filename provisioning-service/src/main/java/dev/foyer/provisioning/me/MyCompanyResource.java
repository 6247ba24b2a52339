package dev.foyer.provisioning.me;

import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /me/companies/{id}}: a company that the caller belongs to. */
@Path("/api/v1/me/companies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MyCompanyResource {

    private final Callers callers;
    private final MyCompanies companies;

    MyCompanyResource(Callers callers, MyCompanies companies) {
        this.callers = callers;
        this.companies = companies;
    }

    @GET
    @Operation(operationId = "getMyCompany", summary = "A company that the caller belongs to")
    public MyCompanyDetails get(@PathParam("id") String id) {
        return companies.get(callers.caller().customerId(), id);
    }
}
