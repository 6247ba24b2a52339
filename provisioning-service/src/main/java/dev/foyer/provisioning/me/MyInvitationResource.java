package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.invitation.ReceivedInvitation;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /me/invitations}: who has invited the caller. */
@Path("/api/v1/me/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MyInvitationResource {

    private final MyInvitations invitations;

    MyInvitationResource(MyInvitations invitations) {
        this.invitations = invitations;
    }

    @GET
    @Operation(
            operationId = "listMyInvitations",
            summary = "Invitations to the caller's verified address that can be accepted, newest first")
    public Page<ReceivedInvitation> list() {
        return new Page<>(invitations.waiting(), null);
    }

    @POST
    @Path("{id}/accept")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "acceptInvitation", summary = "Makes the caller a member of the company that invites")
    @APIResponse(
            responseCode = "200",
            description = "The invitation as it is now",
            content = @Content(schema = @Schema(implementation = ReceivedInvitation.class)))
    public Response accept(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri) {
        return invitations
                .accept(id, Attempt.of(key, "POST", uri.getPath(), null))
                .response();
    }

    @POST
    @Path("{id}/decline")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "declineInvitation", summary = "Answers an invitation with no")
    @APIResponse(
            responseCode = "200",
            description = "The invitation as it is now",
            content = @Content(schema = @Schema(implementation = ReceivedInvitation.class)))
    public Response decline(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri) {
        return invitations
                .decline(id, Attempt.of(key, "POST", uri.getPath(), null))
                .response();
    }
}
