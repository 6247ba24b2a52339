package dev.foyer.provisioning.me;

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

/** {@code /me/addresses}: where the caller's goods and invoices may go; only the own ones are changed here. */
@Path("/api/v1/me/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MyAddressResource {

    private final Callers callers;
    private final SavedAddresses addresses;
    private final AddressBook book;

    MyAddressResource(Callers callers, SavedAddresses addresses, AddressBook book) {
        this.callers = callers;
        this.addresses = addresses;
        this.book = book;
    }

    @GET
    @Operation(
            operationId = "listMyAddresses",
            summary = "The caller's own addresses and those of the active companies they belong to, newest first")
    public Page<SavedAddress> list(@BeanParam PageQuery page) {
        return addresses.inReach(callers.caller().customerId(), page.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createMyAddress", summary = "Adds an address to the caller's own, 50 at most")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenAddress.class)))
    @APIResponse(
            responseCode = "201",
            description = "The address, where it is in Location, its version in ETag",
            content = @Content(schema = @Schema(implementation = SavedAddress.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return book.add(this::own, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @PATCH
    @Path("{addressId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeMyAddress",
            summary = "Changes an address of the caller's own by a merge patch (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenAddress.class)))
    @APIResponse(
            responseCode = "200",
            description = "The address as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = SavedAddress.class)))
    public Response change(
            @PathParam("addressId") String addressId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        Attempt attempt = Attempt.of(key, "PATCH " + ifMatch, uri.getPath(), body);
        return book.change(this::own, addressId, IfMatch.parse(ifMatch), attempt, body)
                .response();
    }

    @DELETE
    @Path("{addressId}")
    @Operation(operationId = "removeMyAddress", summary = "Removes an address of the caller's own")
    public void remove(@PathParam("addressId") String addressId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        book.remove(this::own, addressId, IfMatch.parse(ifMatch));
    }

    private AddressOwner own() {
        return AddressOwner.caller(callers.caller().customerId());
    }
}
