package dev.foyer.provisioning.company;

import dev.foyer.provisioning.address.AddressBook;
import dev.foyer.provisioning.address.AddressOwner;
import dev.foyer.provisioning.address.GivenAddress;
import dev.foyer.provisioning.address.SavedAddress;
import dev.foyer.provisioning.address.SavedAddresses;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

/** {@code /companies/{id}/addresses}: what a company's contacts share. */
@Path("/api/v1/companies/{id}/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CompanyAddressResource {

    private final Companies companies;
    private final SavedAddresses addresses;
    private final AddressBook book;

    CompanyAddressResource(Companies companies, SavedAddresses addresses, AddressBook book) {
        this.companies = companies;
        this.addresses = addresses;
        this.book = book;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listCompanyAddresses", summary = "The addresses of a company, newest first")
    public Page<SavedAddress> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return addresses.page(owner(id), page.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCompanyAddress", summary = "Adds an address to a company, 50 at most")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenAddress.class)))
    @APIResponse(
            responseCode = "201",
            description = "The address, where it is in Location, its version in ETag",
            content = @Content(schema = @Schema(implementation = SavedAddress.class)))
    public Response create(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return book.add(() -> owner(id), Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @PATCH
    @Path("{addressId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeCompanyAddress",
            summary = "Changes an address of a company by a merge patch (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenAddress.class)))
    @APIResponse(
            responseCode = "200",
            description = "The address as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = SavedAddress.class)))
    public Response change(
            @PathParam("id") String id,
            @PathParam("addressId") String addressId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        Attempt attempt = Attempt.of(key, "PATCH " + ifMatch, uri.getPath(), body);
        return book.change(() -> owner(id), addressId, IfMatch.parse(ifMatch), attempt, body)
                .response();
    }

    @DELETE
    @Path("{addressId}")
    @Operation(operationId = "removeCompanyAddress", summary = "Removes an address of a company")
    public void remove(
            @PathParam("id") String id,
            @PathParam("addressId") String addressId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        book.remove(() -> owner(id), addressId, IfMatch.parse(ifMatch));
    }

    private AddressOwner owner(String id) {
        return AddressOwner.company(companies.get(id).id());
    }
}
