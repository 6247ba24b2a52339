package dev.foyer.provisioning.search;

import dev.foyer.provisioning.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /search}: one box for customers and orders. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
@RolesAllowed({Roles.VIEWER, Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class SearchResource {

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    @GET
    @Operation(
            operationId = "search",
            summary = "Customers and orders, grouped under their customer, guests apart: up to 20 orders, 20 customers "
                    + "and 20 guests")
    public SearchResult search(
            @Parameter(
                            description =
                                    "How the reference of an order begins, whatever its case; or terms as the list of "
                                            + "customers takes them")
                    @QueryParam("q")
                    @Nullable
                    String q) {
        return search.of(q);
    }
}
