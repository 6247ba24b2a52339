package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /imports/mappings}: which columns of other systems' files give which fields. */
@Path("/api/v1/imports/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class MappingResource {

    private final Mappings mappings;

    MappingResource(Mappings mappings) {
        this.mappings = mappings;
    }

    @GET
    @Operation(operationId = "listImportMappings", summary = "The saved mappings, by their names")
    public List<SavedMapping> list() {
        return mappings.all();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveImportMapping", summary = "Keeps a mapping under a name, in place of one that has it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MappingBody.class)))
    public SavedMapping save(@PathParam("name") String name, byte @Nullable [] body) {
        return mappings.save(name, body);
    }

    @DELETE
    @Path("{name}")
    @Operation(operationId = "removeImportMapping", summary = "Forgets a mapping")
    public void remove(@PathParam("name") String name) {
        mappings.remove(name);
    }
}
