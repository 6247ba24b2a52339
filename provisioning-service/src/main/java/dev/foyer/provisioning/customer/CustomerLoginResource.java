package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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

/** {@code /customers/{id}/…}: links to a password that staff send to one customer. */
@Path("/api/v1/customers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Customers")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CustomerLoginResource {

    private static final String SHOWN = "The customer as it is now, its version in ETag. The mail is queued";

    private final CustomerLogins logins;

    CustomerLoginResource(CustomerLogins logins) {
        this.logins = logins;
    }

    @POST
    @Path("invite")
    @Operation(
            operationId = "inviteCustomer",
            summary = "Gives a customer without login one, by a link that is good for 14 days")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = SHOWN,
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response invite(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return logins.invite(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("resend-login-email")
    @Operation(
            operationId = "resendLoginEmail",
            summary = "Tells a customer how to sign in, or invites again who has not come yet; earlier links are void")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = SHOWN,
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response resendLoginEmail(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return logins.resendLoginEmail(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("reset-password")
    @Operation(
            operationId = "resetPassword",
            summary = "Sends a customer a link, good for a day, to choose another password; earlier links are void")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = SHOWN,
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response resetPassword(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return logins.resetPassword(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
