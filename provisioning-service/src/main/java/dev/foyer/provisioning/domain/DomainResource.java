package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.company.Companies;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * {@code /companies/{id}/domains}: which email domains a company claims, and which it has proved. Domains in addresses may be written
 * with letters of any language.
 */
@Path("/api/v1/companies/{id}/domains")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class DomainResource {

    private final Companies companies;
    private final Claims claims;
    private final DomainClaims edited;
    private final DomainProof proof;

    DomainResource(Companies companies, Claims claims, DomainClaims edited, DomainProof proof) {
        this.companies = companies;
        this.claims = claims;
        this.edited = edited;
        this.proof = proof;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listDomains", summary = "The email domains that a company claims, newest first")
    public Page<CompanyDomain> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return claims.page(companies.get(id).id(), page.request());
    }

    @PUT
    @Path("{domain}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "claimDomain",
            summary =
                    "Claims an email domain for a company, or changes how people join by it; free-mail domains are refused",
            description = "Takes no If-Match: it states one value, and of several calls the last one holds")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewDomainClaim.class)))
    @APIResponse(
            responseCode = "200",
            description = "The domain as it is now; it was claimed before",
            content = @Content(schema = @Schema(implementation = CompanyDomain.class)))
    @APIResponse(
            responseCode = "201",
            description = "The domain, claimed now; its record is to be published",
            content = @Content(schema = @Schema(implementation = CompanyDomain.class)))
    public Response put(@PathParam("id") String id, @PathParam("domain") String domain, byte @Nullable [] body) {
        String company = companies.get(id).id();
        DomainClaims.Put put = edited.put(company, DomainClaims.named(domain), body);
        return put.added()
                ? Response.created(URI.create("/api/v1/companies/" + company + "/domains/"
                                + put.domain().domain()))
                        .entity(put.domain())
                        .build()
                : Response.ok(put.domain()).build();
    }

    @DELETE
    @Path("{domain}")
    @Operation(operationId = "removeDomain", summary = "Ends a company's claim of an email domain, proved or not")
    public void remove(@PathParam("id") String id, @PathParam("domain") String domain) {
        edited.remove(companies.get(id).id(), DomainClaims.named(domain));
    }

    @POST
    @Path("{domain}/verify")
    @Operation(
            operationId = "verifyDomain",
            summary =
                    "Looks for the domain's record in the DNS; 409 where it is not there, 503 where the DNS does not answer")
    public CompanyDomain verify(@PathParam("id") String id, @PathParam("domain") String domain) {
        return proof.verify(companies.get(id).id(), DomainClaims.named(domain));
    }
}
