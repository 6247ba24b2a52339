package dev.foyer.provisioning.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.SettingsRefusedException;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.Roles;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /settings}: the toggles of the realm. They live in Keycloak alone and are passed through as they are. */
@Path("/api/v1/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class SettingsResource {

    private final CustomerRealm realm;
    private final WriteTransaction transaction;
    private final AuditNotes audit;

    SettingsResource(CustomerRealm realm, WriteTransaction transaction, AuditNotes audit) {
        this.realm = realm;
        this.transaction = transaction;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.MANAGE})
    @Operation(operationId = "getSettings", summary = "The settings of the realm")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Settings.class)))
    public JsonNode get() {
        return realm.settings();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "changeSettings", summary = "Changes settings; unknown ones are refused")
    @RequestBody(content = @Content(schema = @Schema(implementation = Settings.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Settings.class)))
    public JsonNode put(JsonNode settings) {
        if (settings == null || !settings.isObject()) {
            throw new ProblemException(ProblemCode.INVALID_BODY, "The body must be a JSON object of settings");
        }
        return transaction.run(null, () -> {
            JsonNode before = realm.settings();
            JsonNode after = change(settings);
            if (!after.equals(before)) {
                audit.changed("settings", "realm", before, after);
            }
            return after;
        });
    }

    private JsonNode change(JsonNode settings) {
        try {
            return realm.changeSettings(settings);
        } catch (SettingsRefusedException e) {
            if (e.isConflict()) {
                throw new ProblemException(ProblemCode.SETTINGS_CONFLICT, e.messages());
            }
            throw new ProblemException(
                    ProblemCode.INVALID_FIELDS,
                    "Keycloak does not accept these settings",
                    e.refusals().stream()
                            .map(refusal -> new FieldError(
                                    Objects.requireNonNullElse(refusal.field(), ""),
                                    Objects.requireNonNullElse(refusal.message(), "not accepted")))
                            .toList());
        }
    }
}
