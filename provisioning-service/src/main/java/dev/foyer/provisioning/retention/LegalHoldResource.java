package dev.foyer.provisioning.retention;

import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /customers/{id}/legal-hold}: what must not be erased. */
@Path("/api/v1/customers/{id}/legal-hold")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Guests")
public class LegalHoldResource {

    private final LegalHolds holds;

    LegalHoldResource(LegalHolds holds) {
        this.holds = holds;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(operationId = "getLegalHold", summary = "The legal hold that a customer is under; 404 for none")
    public LegalHold get(@PathParam("id") String id) {
        return holds.get(id);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putLegalHold",
            summary = "Keeps a customer from being erased, and a guest from expiring; 409 where erasure has begun",
            description = "Takes no If-Match: it states one value, and of several calls the last one holds")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenReason.class)))
    public LegalHold put(@PathParam("id") String id, byte @Nullable [] body) {
        return holds.put(id, body);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "removeLegalHold",
            summary = "Ends a legal hold; what is due by then happens at the next run")
    public void remove(@PathParam("id") String id) {
        holds.remove(id);
    }
}
