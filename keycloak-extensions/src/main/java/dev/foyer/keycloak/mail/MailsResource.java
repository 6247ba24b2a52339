package dev.foyer.keycloak.mail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.request.RefusedRequestException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** {@code mails}: what waits to be delivered or could not be, and mails that the registry causes. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailsResource {

    private static final Set<String> STATES = Set.of("waiting", "parked");
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;

    /** The caller has checked the role already. */
    public MailsResource(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
    }

    /**
     * A page of mails, newest first.
     *
     * @param state {@code waiting} or {@code parked}; parked when it is absent
     * @param max number of mails, 1 to 200
     * @param after {@code next} of the page before; the newest when it is absent
     */
    @GET
    public UndeliveredMails list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("max") @Nullable Integer max,
            @QueryParam("after") @Nullable Long after) {
        String asked = state == null ? "parked" : state;
        if (!STATES.contains(asked)) {
            throw new BadRequestException("state is none that there is; allowed is waiting or parked.");
        }
        int size = max == null ? USUAL : max;
        if (size < 1 || size > MOST) {
            throw new BadRequestException("max is " + size + "; allowed is 1 to " + MOST + ".");
        }
        return mails().page(asked, after == null ? Long.MAX_VALUE : after, size);
    }

    /** How many there are, for monitoring. */
    @GET
    @Path("state")
    public QueueState state() {
        return mails().state();
    }

    /** Queues a mail of the registry's; the same id again does nothing. */
    @POST
    public void queue(JsonNode body) {
        try {
            new RequestedMails(session, realm).queue(MailRequest.of(body));
        } catch (RefusedRequestException e) {
            throw new BadRequestException(e.getMessage(), e);
        } catch (EmailException e) {
            throw new InternalServerErrorException(
                    "The mail cannot be made; is there a template for it in the realm's email theme?", e);
        }
    }

    /** Sends a mail again at once, parked or not; 409 while it is being sent. */
    @POST
    @Path("{id}/retry")
    public void retry(@PathParam("id") String id) {
        QueueingSenderFactory queue = queue();
        answer(mails().retry(uuid(id), queue.settings().lifetime()));
        queue.queue(session).tellAfterCommit(realm);
        record(OperationType.ACTION);
    }

    /** Removes a mail that nobody needs any more; 409 while it is being sent. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        answer(mails().remove(uuid(id)));
        record(OperationType.DELETE);
    }

    private StaffMails mails() {
        return new StaffMails(session, realm, queue().settings().keys());
    }

    private QueueingSenderFactory queue() {
        return QueueingSenderFactory.of(session)
                .orElseThrow(() -> new ServiceUnavailableException(
                        "The mail queue is switched off (spi-email-sender--foyer--enabled)."));
    }

    private void record(OperationType what) {
        adminEvent
                .operation(what)
                .resource(ResourceType.REALM)
                .resourcePath(session.getContext().getUri())
                .success();
    }

    private static void answer(StaffMails.Result result) {
        switch (result) {
            case NO_SUCH_MAIL -> throw new NotFoundException("There is no such mail; it may have been delivered.");
            case BEING_SENT -> throw new ClientErrorException("The mail is being sent right now.", Status.CONFLICT);
            case DONE -> {}
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("There is no such mail; the id is no UUID.", e);
        }
    }
}
