package dev.foyer.provisioning.guest;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.CustomerCreation;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** {@code /guests}: those whom a shop's own checkout tells of, without a user in Keycloak. */
@Path("/api/v1/guests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Guests")
@RolesAllowed({Roles.CHECKOUT, Roles.MANAGE})
public class GuestResource {

    private final CustomerCreation creation;

    GuestResource(CustomerCreation creation) {
        this.creation = creation;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createGuest",
            summary = "Adds a guest, of whom nothing is compared with any other customer or guest")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewGuest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The guest as a customer, its version in ETag",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return creation.guest(Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
