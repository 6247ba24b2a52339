package dev.foyer.provisioning.status;

import dev.foyer.provisioning.identity.CommandStatusQuery;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.security.StaffScope;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /commands}: what Keycloak keeps refusing, tried again. */
@Path("/api/v1/commands")
@Tag(name = "Status")
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
public class CommandResource {

    private final CommandStatusQuery commands;
    private final StaffScope scope;
    private final WriteTransaction transaction;
    private final AuditNotes audit;

    CommandResource(CommandStatusQuery commands, StaffScope scope, WriteTransaction transaction, AuditNotes audit) {
        this.commands = commands;
        this.scope = scope;
        this.transaction = transaction;
        this.audit = audit;
    }

    @POST
    @Path("{id}/retry")
    @Operation(operationId = "retryCommand", summary = "Try a command to Keycloak again at once")
    public void retry(@PathParam("id") String id) {
        transaction.run(null, () -> {
            if (!commands.retry(id, scope.customers("c"))) {
                throw new ProblemException(ProblemCode.NOT_FOUND, "There is no waiting command with this id");
            }
            audit.changed("identity_command", id, null, Map.of("retry", true));
            return id;
        });
    }
}
