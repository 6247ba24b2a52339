package dev.foyer.provisioning.label;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /labels} and {@code /tags}: the words in use. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags and labels")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class LabelResource {

    private final LabelCounts counts;

    LabelResource(LabelCounts counts) {
        this.counts = counts;
    }

    @GET
    @Path("labels")
    @Operation(operationId = "listLabels", summary = "The labels in use, by the alphabet, with how many have them")
    public Page<CountedLabel> labels(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return counts.page(LabelKind.LABEL, limit, cursor);
    }

    @GET
    @Path("tags")
    @Operation(operationId = "listTags", summary = "The tags in use, by the alphabet, with how many have them")
    public Page<CountedLabel> tags(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return counts.page(LabelKind.TAG, limit, cursor);
    }
}
