package dev.foyer.provisioning.request;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageQuery;
import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /requests}: what customers ask for, newest first. */
@Path("/api/v1/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class RequestResource {

    private final Requests requests;

    RequestResource(Requests requests) {
        this.requests = requests;
    }

    @GET
    @Operation(operationId = "listRequests", summary = "What customers ask for, newest first")
    public Page<Request> list(@BeanParam RequestQuery query, @BeanParam PageQuery page) {
        return requests.page(query.filter(), page.request());
    }

    @GET
    @Path("count")
    @Operation(operationId = "countRequests", summary = "How many requests there are, of this status and type")
    public RequestCount count(@BeanParam RequestQuery query) {
        return new RequestCount(requests.count(query.filter()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRequest", summary = "One request")
    public Request get(@PathParam("id") String id) {
        return requests.get(id);
    }
}
