package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Foyer's admin resource in Keycloak, as it is on the wire. Others use {@link CustomerRealm}. */
@Path("/admin/realms/{realm}/foyer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "keycloak")
@OidcClientFilter
interface AdminResource {

    record Acknowledgement(List<Long> markers) {}

    @GET
    @Path("changes")
    Changes changes(@PathParam("realm") String realm, @QueryParam("max") int max);

    @POST
    @Path("changes/acknowledgements")
    void acknowledge(@PathParam("realm") String realm, Acknowledgement acknowledgement);

    @GET
    @Path("settings")
    JsonNode settings(@PathParam("realm") String realm);

    @PUT
    @Path("settings")
    JsonNode changeSettings(@PathParam("realm") String realm, JsonNode settings);
}
