package dev.foyer.provisioning.audit;

import dev.foyer.provisioning.company.Companies;
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

/** {@code /companies/{id}/audit}: what was done to a company. */
@Path("/api/v1/companies/{id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyAuditResource {

    private final AuditTrail trail;
    private final Companies companies;

    CompanyAuditResource(AuditTrail trail, Companies companies) {
        this.trail = trail;
        this.companies = companies;
    }

    @GET
    @Operation(operationId = "auditCompany", summary = "Who changed what of a company, newest first")
    public Page<AuditEntry> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return trail.ofCompany(companies.get(id).id(), page.request());
    }
}
