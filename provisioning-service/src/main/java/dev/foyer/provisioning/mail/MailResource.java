package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /mails}: what could not be delivered, shown to those who help the people that miss it. */
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class MailResource {

    private static final String PARKED = "parked";
    private static final Set<String> STATES = Set.of("waiting", PARKED);

    private final UndeliveredMails mails;
    private final WriteTransaction transaction;
    private final AuditNotes audit;

    MailResource(UndeliveredMails mails, WriteTransaction transaction, AuditNotes audit) {
        this.mails = mails;
        this.transaction = transaction;
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "listMails", summary = "Mails that are not delivered, newest first")
    public Page<UndeliveredMail> list(
            @Parameter(
                            description = "parked: given up, waiting: tried again by itself",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"waiting", "parked"},
                                            defaultValue = "parked"))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        String asked = state == null || state.isEmpty() ? PARKED : state;
        if (!STATES.contains(asked)) {
            throw ProblemException.parameter("state", "must be waiting or parked");
        }
        return mails.page(asked, PageRequest.parse(limit, cursor));
    }

    @POST
    @Path("{id}/send-again")
    @Operation(operationId = "sendMailAgain", summary = "Sends a mail again at once; it may take a moment")
    public void sendAgain(@PathParam("id") String id) {
        transaction.run(null, () -> {
            if (!mails.sendAgain(id)) {
                throw new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no undelivered mail with this id; it may have been delivered");
            }
            audit.changed("mail", id, null, Map.of("sendAgain", true));
            return id;
        });
    }
}
