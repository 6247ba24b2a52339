package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
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

/**
 * {@code /customers}: what changes people. Where the body may be left out, whatever media type a client names for nothing
 * is taken.
 */
@Path("/api/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CustomerWriteResource {

    private final CustomerCreation creation;
    private final CustomerEdit edit;
    private final CustomerActivation activation;

    CustomerWriteResource(CustomerCreation creation, CustomerEdit edit, CustomerActivation activation) {
        this.creation = creation;
        this.edit = edit;
        this.activation = activation;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCustomer",
            summary = "Adds a customer, without login unless a link to one is to be sent")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCustomer.class)))
    @APIResponse(
            responseCode = "201",
            description = "The customer, its address in Location, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return creation.customer(Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeCustomer", summary = "Changes fields of a customer by a merge patch (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = CustomerPatch.class)))
    @APIResponse(
            responseCode = "200",
            description = "The customer as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
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
    @Path("{id}/deactivate")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "deactivateCustomer", summary = "Ends sessions and keeps the customer from signing in")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The customer as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response deactivate(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return activation
                .deactivate(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("{id}/activate")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "activateCustomer", summary = "Lets a customer sign in again")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The customer as it is now, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response activate(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return activation
                .activate(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
