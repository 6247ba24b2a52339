package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.company.Contact;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /companies/{id}/contacts/{customerId}}: a customer who is there already comes to a company, or goes. */
@Path("/api/v1/companies/{id}/contacts/{customerId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class ContactPlacementResource {

    private final ContactPlacement placement;

    ContactPlacementResource(ContactPlacement placement) {
        this.placement = placement;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "placeContact",
            summary = "Makes a customer a contact of a company in a role, or gives a contact another role",
            description = "Takes no If-Match: it states one value, and of several calls the last one holds")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenRole.class)))
    @APIResponse(
            responseCode = "200",
            description = "The contact, who was one before",
            content = @Content(schema = @Schema(implementation = Contact.class)))
    @APIResponse(
            responseCode = "201",
            description = "The contact, who is one from now on",
            content = @Content(schema = @Schema(implementation = Contact.class)))
    public Response place(
            @PathParam("id") String id, @PathParam("customerId") String customerId, byte @Nullable [] body) {
        return placement.place(id, customerId, body).response();
    }

    @DELETE
    @Operation(
            operationId = "removeContact",
            summary = "Takes a customer out of a company; the customer stays, without it")
    @APIResponse(responseCode = "204", description = "Done")
    public void remove(@PathParam("id") String id, @PathParam("customerId") String customerId) {
        placement.remove(id, customerId);
    }
}
