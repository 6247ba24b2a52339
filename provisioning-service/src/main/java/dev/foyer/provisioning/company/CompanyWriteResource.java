package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.CustomerCreation;
import dev.foyer.provisioning.customer.NewContact;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;

/** {@code /companies}: what changes organizations and adds contacts to them. */
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyWriteResource {

    private final Companies companies;
    private final CompanyCreation creation;
    private final CompanyEdit edit;
    private final CustomerCreation contacts;

    CompanyWriteResource(Companies companies, CompanyCreation creation, CompanyEdit edit, CustomerCreation contacts) {
        this.companies = companies;
        this.creation = creation;
        this.edit = edit;
        this.contacts = contacts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCompany", summary = "Adds a company, with its first contact if there is one")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCompany.class)))
    @APIResponse(
            responseCode = "201",
            description = "The company, its address in Location, its version in ETag",
            content = @Content(schema = @Schema(implementation = Company.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return creation.create(Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeCompany", summary = "Changes fields of a company by a merge patch (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = CompanyPatch.class)))
    @APIResponse(
            responseCode = "200",
            description = "The company as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Company.class)))
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        Attempt attempt = Attempt.of(key, "PATCH " + ifMatch, uri.getPath(), body);
        return edit.edit(id, IfMatch.parse(ifMatch), attempt, body).response();
    }

    @POST
    @Path("{id}/contacts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createContact", summary = "Adds a customer without login to a company")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewContact.class)))
    @APIResponse(
            responseCode = "201",
            description = "The customer, its address in Location, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response createContact(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        Company company = companies
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no company with this id"));
        return contacts.contact(company.id(), Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
