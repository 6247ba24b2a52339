package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
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

/** {@code /invitation-runs}: many customers are invited to a login at once. */
@Path("/api/v1/invitation-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
public class InvitationRunResource {

    private final MassInvitations invitations;
    private final InvitationRuns runs;

    InvitationRunResource(MassInvitations invitations, InvitationRuns runs) {
        this.invitations = invitations;
        this.runs = runs;
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "previewInvitationRun",
            summary = "How many would be invited, and how many not and why; nothing is done")
    @RequestBody(content = @Content(schema = @Schema(implementation = InvitationRunBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The counts of this moment",
            content = @Content(schema = @Schema(implementation = InvitationPreview.class)))
    public InvitationPreview preview(byte @Nullable [] body) {
        return invitations.preview(body);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "startInvitationRun",
            summary = "Invites many customers; who has a login or an open invitation is skipped")
    @RequestBody(content = @Content(schema = @Schema(implementation = InvitationRunBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "Written down; Location is where to follow it",
            content = @Content(schema = @Schema(implementation = InvitationRun.class)))
    public Response start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, byte @Nullable [] body) {
        return invitations
                .start(Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "listInvitationRuns", summary = "Invitations of many, newest first")
    public Page<InvitationRun> list(@BeanParam PageQuery page) {
        return runs.page(page.request());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "getInvitationRun", summary = "One invitation of many, with its counts")
    public InvitationRun get(@PathParam("id") String id) {
        return runs.get(id);
    }

    @GET
    @Path("{id}/recipients")
    @RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(
            operationId = "listInvitationRecipients",
            summary = "What came of each recipient, the newest customer first")
    public Page<InvitationRecipient> recipients(
            @PathParam("id") String id, @BeanParam RecipientQuery query, @BeanParam PageQuery page) {
        return runs.recipients(id, query.condition(), page.request());
    }
}
