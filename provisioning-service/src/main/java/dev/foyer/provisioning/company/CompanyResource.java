package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.SearchText;
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

/** {@code /companies}: organizations and their contacts, newest first. */
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyResource {

    private final Companies companies;
    private final Contacts contacts;

    public CompanyResource(Companies companies, Contacts contacts) {
        this.companies = companies;
        this.contacts = contacts;
    }

    @GET
    @Operation(operationId = "listCompanies", summary = "Companies, newest first")
    public Page<Company> list(@BeanParam CompanyQuery query, @BeanParam PageQuery page) {
        return companies.page(SearchText.parse(query.q), query.labels, page.request());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCompany", summary = "One company")
    public RestResponse<Company> get(@PathParam("id") String id) {
        Company company = companies.get(id);
        return ResponseBuilder.ok(company).tag(Long.toString(company.version())).build();
    }

    @GET
    @Path("{id}/contacts")
    @Operation(operationId = "listContacts", summary = "The customers that belong to a company, newest first")
    public Page<Contact> contacts(@PathParam("id") String id, @BeanParam PageQuery page) {
        return contacts.page(companies.get(id).id(), page.request());
    }
}
