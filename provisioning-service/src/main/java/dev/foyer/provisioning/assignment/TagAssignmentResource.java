package dev.foyer.provisioning.assignment;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.label.LabelKind;
import dev.foyer.provisioning.security.Roles;
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

/** {@code /tags}: words that make lists. */
@Path("/api/v1/tags/{tag}/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags and labels")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class TagAssignmentResource {

    private final MassAssignments assignments;

    TagAssignmentResource(MassAssignments assignments) {
        this.assignments = assignments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "assignTag", summary = "Gives many customers or companies a tag, or takes it from them")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AssignmentBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What came of it; all in one transaction",
            content = @Content(schema = @Schema(implementation = Assigned.class)))
    public Response assign(
            @PathParam("tag") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return assignments
                .assign(LabelKind.TAG, name, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "previewTagAssignment", summary = "What would come of it now; nothing is changed")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AssignmentBody.class)))
    public Assigned preview(@PathParam("tag") String name, byte @Nullable [] body) {
        return assignments.preview(LabelKind.TAG, name, body);
    }
}
