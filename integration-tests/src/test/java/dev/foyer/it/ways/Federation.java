package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.KeycloakAdmin;
import java.util.Map;

/** Keycloak's LDAP provider in the customers realm, which imports the people of a {@link Directory}. */
final class Federation implements AutoCloseable {

    private final KeycloakAdmin keycloak;
    private final String id;

    private Federation(KeycloakAdmin keycloak, String id) {
        this.keycloak = keycloak;
        this.id = id;
    }

    /** Imports on look-up and when told to {@link #synchronize()}. */
    static Federation of(KeycloakAdmin keycloak, Directory directory, String editMode) {
        return of(keycloak, directory, editMode, -1);
    }

    /** Imports what is new or changed every so many seconds as well. */
    static Federation of(KeycloakAdmin keycloak, Directory directory, String editMode, int changedSyncSeconds) {
        ObjectNode provider = (ObjectNode) Http.json("""
                {"name": "people", "providerId": "ldap", "providerType": "org.keycloak.storage.UserStorageProvider"}
                """);
        provider.putPOJO("config", directory.settings(editMode, changedSyncSeconds));
        return new Federation(keycloak, keycloak.make("/components", provider));
    }

    /** A full synchronization. */
    void synchronize() {
        JsonNode result = keycloak.send("POST", "/user-storage/" + id + "/sync?action=triggerFullSync", Map.of())
                .body();
        assertThat(result.get("failed").asInt()).as("%s", result).isZero();
    }

    /** Roles of the directory become the users' roles in Keycloak, from now on. */
    void mapRoles() {
        ObjectNode mapper = (ObjectNode) Http.json("""
                {"name": "roles", "providerId": "role-ldap-mapper",
                 "providerType": "org.keycloak.storage.ldap.mappers.LDAPStorageMapper"}
                """);
        mapper.put("parentId", id).putPOJO("config", Directory.roleSettings());
        keycloak.make("/components", mapper);
    }

    /** Keycloak does not ask the directory any more, and lets nobody of it be changed. */
    void switchOff() {
        ObjectNode provider = (ObjectNode) keycloak.get("/components/" + id).body();
        ((ObjectNode) provider.get("config")).putArray("enabled").add("false");
        assertThat(keycloak.send("PUT", "/components/" + id, provider).status()).isEqualTo(204);
    }

    /** Keycloak refuses, and removes nobody, while a command of the registry writes one of them; it is asked again then. */
    void removeImportedUsers() {
        await("imported users removed")
                .until(() -> keycloak.send("POST", "/user-storage/" + id + "/remove-imported-users", Map.of())
                                .status()
                        == 204);
    }

    /** Takes the imported users away with it, without a marker. */
    @Override
    public void close() {
        Http.delete(keycloak.address("/components/" + id), keycloak.token());
    }
}
