package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.membership.GivenRole;
import dev.foyer.provisioning.membership.Member;
import dev.foyer.provisioning.membership.Members;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** {@code /me/companies/{id}/members}: who belongs to a company, seen by its members and changed by its admins. */
@Path("/api/v1/me/companies/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RolesAllowed(Roles.CUSTOMER)
public class MemberResource {

    private final ManagedCompanies companies;
    private final Members members;
    private final MemberEdit edit;

    MemberResource(ManagedCompanies companies, Members members, MemberEdit edit) {
        this.companies = companies;
        this.members = members;
        this.edit = edit;
    }

    @GET
    @Operation(
            operationId = "listMyMembers",
            summary = "The members of a company of the caller's, who joined last first")
    public Page<Member> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return members.page(companies.own(id), page.request());
    }

    @PATCH
    @Path("{customerId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeMyMember",
            summary = "Gives a member another role; for admins of the company",
            description = "Takes no If-Match: it states one value, and of several calls the last one holds")
    @RequestBody(content = @Content(schema = @Schema(implementation = GivenRole.class)))
    @APIResponse(
            responseCode = "200",
            description = "The member as it is now",
            content = @Content(schema = @Schema(implementation = Member.class)))
    public Response change(
            @PathParam("id") String id,
            @PathParam("customerId") String customerId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            byte @Nullable [] body) {
        return edit.change(id, customerId, Attempt.of(key, "PATCH", uri.getPath(), body), body)
                .response();
    }

    @DELETE
    @Path("{customerId}")
    @Operation(
            operationId = "removeMyMember",
            summary =
                    "Takes a member out of the company; for its admins, and for everybody with their own id: leaves it")
    @APIResponse(responseCode = "204", description = "Done")
    public void remove(@PathParam("id") String id, @PathParam("customerId") String customerId) {
        edit.remove(id, customerId);
    }
}
