package dev.foyer.provisioning.mfa;

import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /customers/{id}/mfa}: what a customer shows beside the password. */
@Path("/api/v1/customers/{id}/mfa")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class CustomerMfaResource {

    private static final String WANTED = "What is wanted; the customer is told by mail once it is so";

    private final CustomerMfa mfa;

    CustomerMfaResource(CustomerMfa mfa) {
        this.mfa = mfa;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "getMfa",
            summary = "The second factors of a customer, phone numbers masked, and what is asked of them")
    public Mfa get(@PathParam("id") String id) {
        return mfa.of(id);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "putMfa",
            summary = "Sets the customer's own policy, or the phone number that codes go to",
            description =
                    "The number takes the place of the one before; the customer shows at the next sign-in that it is theirs."
                            + " Takes no If-Match: it states values, and of several calls the last one holds")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MfaEdit.class)))
    @APIResponse(
            responseCode = "200",
            description = WANTED,
            content = @Content(schema = @Schema(implementation = MfaChanges.class)))
    @APIResponse(
            responseCode = "202",
            description = WANTED + ". A number waits for Keycloak, seconds as a rule",
            content = @Content(schema = @Schema(implementation = MfaChanges.class)))
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return mfa.edit(id, Attempt.of(key, "PUT", uri.getPath(), body), body).response();
    }

    @DELETE
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "removeMfa",
            summary = "Removes a second factor that the customer has lost, or all of them",
            description = "Where one is required the customer sets up another at the next sign-in")
    @APIResponse(
            responseCode = "202",
            description = WANTED,
            content = @Content(schema = @Schema(implementation = MfaChanges.class)))
    public Response remove(
            @PathParam("id") String id,
            @Parameter(description = "The factor's id; all factors where it is left out")
                    @QueryParam("factor")
                    @Nullable
                    String factor,
            @Parameter(description = "Kept in the audit", required = true) @QueryParam("reason") @Nullable
                    String reason,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri) {
        Attempt attempt = Attempt.of(
                key, "DELETE", uri.getPath() + "?" + uri.getRequestUri().getRawQuery(), null);
        return mfa.remove(id, factor, reason(reason), attempt).response();
    }

    private static String reason(@Nullable String reason) {
        try {
            return GivenReason.RULE.read(reason == null ? "" : reason);
        } catch (NotAllowedException e) {
            throw ProblemException.parameter("reason", String.valueOf(e.getMessage()));
        }
    }
}
