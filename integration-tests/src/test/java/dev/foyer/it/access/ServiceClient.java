package dev.foyer.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.KeycloakAdmin;
import java.util.List;
import java.util.Map;

/** A client of the realm whose service account has one of the provisioning client's roles. */
record ServiceClient(KeycloakAdmin keycloak, String name, String id) {

    static ServiceClient with(KeycloakAdmin keycloak, String role) {
        String name = "service-that-may-" + role;
        String id = keycloak.make(
                "/clients",
                Map.of(
                        "clientId",
                        name,
                        "secret",
                        name + "-secret",
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false));
        String account = keycloak.get("/clients/" + id + "/service-account-user")
                .body()
                .get("id")
                .asText();
        String provisioning = keycloak.get("/clients?clientId=foyer-provisioning")
                .body()
                .at("/0/id")
                .asText();
        JsonNode granted =
                keycloak.get("/clients/" + provisioning + "/roles/" + role).body();
        assertThat(keycloak.send(
                                "POST",
                                "/users/" + account + "/role-mappings/clients/" + provisioning,
                                List.of(granted))
                        .status())
                .isEqualTo(204);
        return new ServiceClient(keycloak, name, id);
    }

    void remove() {
        Http.delete(keycloak.address("/clients/" + id), keycloak.token());
    }
}
