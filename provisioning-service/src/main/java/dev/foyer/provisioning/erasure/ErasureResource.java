package dev.foyer.provisioning.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /customers/{id}/…}: what a person may ask for about themselves. */
@Path("/api/v1/customers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@RolesAllowed({Roles.ADMIN, Roles.MANAGE})
public class ErasureResource {

    private final ErasureRequests requests;
    private final SubjectExport export;

    ErasureResource(ErasureRequests requests, SubjectExport export) {
        this.requests = requests;
        this.export = export;
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseCustomer",
            summary = "Forgets a customer for good, in Keycloak, registry, audit and mails that wait",
            description =
                    "The customer cannot sign in any more at once; the rest follows within seconds. What is left is that there"
                            + " was a customer, that somebody's data changed and when, and a proof of the erasure that leads to nobody."
                            + " 409 while a legal hold or an order that is not closed stands against it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(
            responseCode = "202",
            description = "The customer as it is until then",
            content = @Content(schema = @Schema(implementation = Customer.class)))
    public Response erase(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return requests.ask(id, Attempt.of(key, "POST", uri.getPath(), body), body)
                .response();
    }

    @GET
    @Path("subject-export")
    @Operation(
            operationId = "exportSubject",
            summary = "All that is known of a customer, for the customer; who asked for it is audited")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response subjectExport(@PathParam("id") String id) {
        ObjectNode all = export.of(id);
        return Response.ok(all)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
