package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/** Foyer's admin resource in Keycloak, as it is on the wire. Others use {@link CustomerRealm}. */
@Path("/admin/realms/{realm}/foyer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AdminResource {

    /** Markers to remove. */
    record Acknowledgement(List<Long> markers) {}

    /** Users to put into the feed: these, or the next ones of the realm. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Marks(
            @Nullable List<String> users,
            @Nullable String after,
            @Nullable Integer max) {}

    /** The user that was changed on purpose. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Canary(String userId) {}

    /** Commands of one transaction. */
    record Commands(List<UserCommand> commands) {}

    @GET
    @Path("changes")
    Changes changes(@PathParam("realm") String realm, @QueryParam("max") int max);

    @POST
    @Path("changes/acknowledgements")
    @Nullable
    Changes acknowledge(@PathParam("realm") String realm, @QueryParam("max") int max, Acknowledgement acknowledgement);

    @POST
    @Path("users/marks")
    Marked mark(@PathParam("realm") String realm, Marks marks);

    @GET
    @Path("users")
    UserPage users(
            @PathParam("realm") String realm,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable Integer max,
            @QueryParam("id") List<String> ids);

    @POST
    @Path("canary")
    Canary sendCanary(@PathParam("realm") String realm);

    @POST
    @Path("commands")
    CommandResults run(@PathParam("realm") String realm, Commands commands);

    @GET
    @Path("factors/{user}")
    Factors factors(@PathParam("realm") String realm, @PathParam("user") String user);

    @POST
    @Path("impersonations")
    ImpersonationLink impersonate(@PathParam("realm") String realm, ImpersonationOrder order);

    @GET
    @Path("mails")
    MailPage mails(
            @PathParam("realm") String realm,
            @QueryParam("state") String state,
            @QueryParam("max") int max,
            @QueryParam("after") @Nullable Long after);

    @GET
    @Path("mails/state")
    MailQueueState mailState(@PathParam("realm") String realm);

    @POST
    @Path("mails")
    void queueMail(@PathParam("realm") String realm, MailOrder mail);

    @POST
    @Path("mails/{id}/retry")
    void retryMail(@PathParam("realm") String realm, @PathParam("id") String id);

    @GET
    @Path("questions")
    SignUpQuestions questions(@PathParam("realm") String realm);

    @GET
    @Path("settings")
    JsonNode settings(@PathParam("realm") String realm);

    @PUT
    @Path("settings")
    JsonNode changeSettings(@PathParam("realm") String realm, JsonNode settings);
}
