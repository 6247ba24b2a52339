package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.company.Companies;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** {@code /companies/{id}/invitations}: addresses that are to become members. */
@Path("/api/v1/companies/{id}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class InvitationResource {

    private final Companies companies;
    private final Invitations invitations;
    private final StaffInvitations sent;

    InvitationResource(Companies companies, Invitations invitations, StaffInvitations sent) {
        this.companies = companies;
        this.invitations = invitations;
        this.sent = sent;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listInvitations", summary = "The invitations of a company, newest first")
    public Page<Invitation> list(
            @PathParam("id") String id, @BeanParam InvitationQuery query, @BeanParam PageQuery page) {
        return invitations.page(companies.get(id).id(), query, page.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "invite",
            summary = "Invites an address to a company for 14 days; while an invitation is open, renews it")
    @RequestBody(content = @Content(schema = @Schema(implementation = InvitationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The invitation that was open, renewed",
            content = @Content(schema = @Schema(implementation = Invitation.class)))
    @APIResponse(
            responseCode = "201",
            description = "The invitation",
            content = @Content(schema = @Schema(implementation = Invitation.class)))
    public Response invite(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return sent.invite(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @DELETE
    @Path("{invitationId}")
    @Operation(operationId = "withdrawInvitation", summary = "Takes an invitation back")
    @APIResponse(responseCode = "204", description = "Done")
    public void withdraw(@PathParam("id") String id, @PathParam("invitationId") String invitationId) {
        sent.withdraw(id, invitationId);
    }
}
