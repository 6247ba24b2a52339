package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.customer.SearchText;
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

/** {@code /companies}: organizations and their contacts, newest first. */
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyResource {

    private final Companies companies;
    private final Customers customers;

    public CompanyResource(Companies companies, Customers customers) {
        this.companies = companies;
        this.customers = customers;
    }

    @GET
    @Operation(operationId = "listCompanies", summary = "Companies, newest first")
    public Page<Company> list(
            @Parameter(description = "Anywhere in name, email or customer number; case and accents do not matter")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return companies.page(SearchText.parse(q), PageRequest.parse(limit, cursor));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCompany", summary = "One company")
    public RestResponse<Company> get(@PathParam("id") String id) {
        Company company = existing(id);
        return ResponseBuilder.ok(company).tag(Long.toString(company.version())).build();
    }

    @GET
    @Path("{id}/contacts")
    @Operation(operationId = "listContacts", summary = "The customers that belong to a company, newest first")
    public Page<Customer> contacts(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return customers.contactsOf(existing(id).id(), PageRequest.parse(limit, cursor));
    }

    private Company existing(String id) {
        return companies
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no company with this id"));
    }
}
