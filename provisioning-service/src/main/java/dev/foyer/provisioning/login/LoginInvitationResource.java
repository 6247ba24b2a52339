package dev.foyer.provisioning.login;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** {@code /invitations}: customers whom staff have invited to a login. */
@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
public class LoginInvitationResource {

    private final LoginInvitations invitations;

    LoginInvitationResource(LoginInvitations invitations) {
        this.invitations = invitations;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listLoginInvitations", summary = "Invitations of customers to a login, newest first")
    public Page<LoginInvitation> list(@BeanParam LoginInvitationQuery query, @BeanParam PageQuery page) {
        return invitations.page(query, page.request());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "getLoginInvitation", summary = "One invitation of a customer to a login")
    public LoginInvitation get(@PathParam("id") String id) {
        return invitations.get(id);
    }

    @POST
    @Path("{id}/resend")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "resendLoginInvitation",
            summary = "Invites the customer of an invitation again; the earlier link is void")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The new invitation",
            content = @Content(schema = @Schema(implementation = LoginInvitation.class)))
    public Response resend(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return invitations
                .sendAgain(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("{id}/withdraw")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "withdrawLoginInvitation",
            summary = "Takes an invitation back, with the login that it made and nobody has used")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "200",
            description = "The invitation as it is now",
            content = @Content(schema = @Schema(implementation = LoginInvitation.class)))
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return invitations
                .withdraw(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }
}
