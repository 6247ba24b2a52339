package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** {@code settings}: the same values that the admin console shows, in one document. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;

    /** The caller has checked the role already. */
    public SettingsResource(RealmModel realm, AdminEventBuilder adminEvent) {
        this.realm = realm;
        this.adminEvent = adminEvent;
    }

    /** Reads the settings in force. */
    @GET
    public SettingsDocument read() {
        return SettingsDocument.of(realm);
    }

    /** Changes what the document names and leaves the rest; one wrong value refuses the whole document with 400, a missing step with 409. */
    @PUT
    public Response write(JsonNode body) {
        Optional<String> obstacle = obstacle(body);
        if (obstacle.isPresent()) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(new SettingsChange.Refusal(List.of(new SettingsChange.Problem("", obstacle.get()))))
                    .build();
        }
        SettingsChange change = SettingsChange.parse(body, SettingsDocument.of(realm));
        if (!change.errors().isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(new SettingsChange.Refusal(change.errors()))
                    .build();
        }
        change.document().saveTo(realm);
        adminEvent
                .operation(OperationType.UPDATE)
                .resource(ResourceType.REALM)
                .representation(change.document())
                .success();
        return Response.ok(change.document()).build();
    }

    /** The step for customers has to be there in any case, the others when the document names a setting of theirs. */
    private Optional<String> obstacle(JsonNode body) {
        return SignUpSettings.obstacle(realm)
                .or(() -> names(body, BotDefenceSettings.KEYS) ? BotDefenceSettings.obstacle(realm) : Optional.empty())
                .or(() ->
                        names(body, EmailDomainSettings.KEYS) ? EmailDomainSettings.obstacle(realm) : Optional.empty())
                .or(() -> names(body, GuestSettings.KEYS) ? GuestSettings.obstacle(realm) : Optional.empty())
                .or(() -> names(body, MfaSettings.KEYS) || names(body, CodeSettings.KEYS)
                        ? MfaSettings.obstacle(realm)
                        : Optional.empty())
                .or(() -> names(body, SmsSettings.KEYS) ? SmsSettings.obstacle(realm) : Optional.empty())
                .or(() -> names(body, ResetSettings.KEYS) ? ResetSettings.obstacle(realm) : Optional.empty());
    }

    private static boolean names(JsonNode body, Set<String> keys) {
        return body != null && keys.stream().anyMatch(body::has);
    }
}
