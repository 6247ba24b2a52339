package dev.foyer.keycloak.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.request.RefusedRequestException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code commands}: what the registry wants of users, all in one transaction. Every command may be sent again: a state is
 * written once for its version and never after a later one, an action is done once for its id. Staff are never touched, and what
 * ends guests touches guests alone.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CommandsResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;

    /** The caller has checked the role already. */
    public CommandsResource(KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
    }

    /** Runs 1 to 100 commands; a body with a mistake is refused with 400, and nothing of it is done. */
    @POST
    public CommandResults run(JsonNode body) {
        List<IdentityCommand> commands = read(body);
        CommandLog log = new CommandLog(session);
        List<CommandResult> results = new CommandRun(session, realm, adminEvent, log).of(commands);
        if (commands.stream().anyMatch(Act.class::isInstance)) {
            log.removeOld();
        }
        return new CommandResults(results);
    }

    private static List<IdentityCommand> read(JsonNode body) {
        try {
            return CommandRequest.parse(body);
        } catch (RefusedRequestException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
