package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SCIM (RFC 7644) is a preview feature of Keycloak 26.7. */
@OnFoyer
@DisplayName("Through SCIM, the registry learns")
class ScimIT {

    private final FoyerSystem system;
    private final UserWrites writes;
    private String client = "";

    ScimIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @BeforeEach
    void letScimIn() {
        scimEnabled(true);
        client = system.keycloak().make("/clients", Http.json("""
                {"clientId": "scim", "secret": "scim-secret", "standardFlowEnabled": false, "serviceAccountsEnabled": true,
                 "protocolMappers": [
                    {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
                     "config": {"included.custom.audience": "%s", "access.token.claim": "true"}}]}
                """.formatted(scim(""))));
        String account = system.keycloak()
                .get("/clients/" + client + "/service-account-user")
                .body()
                .get("id")
                .asText();
        String management = system.keycloak()
                .get("/clients?clientId=realm-management")
                .body()
                .at("/0/id")
                .asText();
        JsonNode manageUsers = system.keycloak()
                .get("/clients/" + management + "/roles/manage-users")
                .body();
        assertThat(system.keycloak()
                        .send(
                                "POST",
                                "/users/" + account + "/role-mappings/clients/" + management,
                                List.of(manageUsers))
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void keepScimOut() {
        Http.delete(
                system.keycloak().address("/clients/" + client),
                system.keycloak().token());
        scimEnabled(false);
    }

    @Test
    @DisplayName("of a user who is created, replaced, patched and deleted")
    void comesChangesAndGoes() {
        String email = system.newEmail();
        Answer created = scim("POST", "/Users", user(email, "Rosa"));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        String id = created.body().get("id").asText();
        assertThat(system.registry().awaitCustomer(email).get("userId").asText())
                .isEqualTo(id);

        ObjectNode renamed = user(email, "Rosalind").put("id", id);
        Answer replaced = scim("PUT", "/Users/" + id, renamed);
        assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
        system.registry()
                .awaitCustomer(email, found -> found.get("firstName").asText().equals("Rosalind"));

        Answer patched = scim("PATCH", "/Users/" + id, Http.json("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "active", "value": false}]}
                """));
        assertThat(patched.status()).as("%s", patched.body()).isEqualTo(200);
        system.registry().awaitCustomer(email, found -> !found.get("active").asBoolean());

        assertThat(Http.delete(scim("/Users/" + id), token()).status()).isEqualTo(204);
        system.registry().awaitNone(email);
        assertThat(writes.of(id)).hasSize(4);
        writes.assertMarked(id);
    }

    private static ObjectNode user(String email, String firstName) {
        return (ObjectNode) Http.json("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s",
                 "name": {"givenName": "%2$s", "familyName": "Meyer"},
                 "emails": [{"value": "%1$s", "primary": true}], "active": true}
                """.formatted(email, firstName));
    }

    private void scimEnabled(boolean enabled) {
        assertThat(system.keycloak()
                        .send("PUT", "", Map.of("scimApiEnabled", enabled))
                        .status())
                .isEqualTo(204);
    }

    private Answer scim(String method, String path, Object body) {
        return Http.send(method, scim(path), token(), body);
    }

    private String scim(String path) {
        return system.realm() + "/scim/v2" + path;
    }

    private String token() {
        return system.keycloak().clientToken("scim");
    }
}
