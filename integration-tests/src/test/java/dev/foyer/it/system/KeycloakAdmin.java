package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.Http.Answer;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** An administrator of the customers realm, through Keycloak's Admin API. */
public final class KeycloakAdmin {

    private final String keycloak;

    KeycloakAdmin(String keycloak) {
        this.keycloak = keycloak;
    }

    /** Token of the server's administrator. */
    public String token() {
        return Http.form(
                        keycloak + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                "admin"))
                .body()
                .path("access_token")
                .asText();
    }

    /** Token of a confidential client of the realm, with the secret it has under {@code ./foyer up}. */
    public String clientToken(String clientId) {
        return Http.form(
                        keycloak + "/realms/customers/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                clientId,
                                "client_secret",
                                clientId + "-secret"))
                .body()
                .path("access_token")
                .asText();
    }

    /** Address below the realm's admin resource. */
    public String address(String path) {
        return keycloak + "/admin/realms/customers" + path;
    }

    /** Reads below the realm's admin resource. */
    public Answer get(String path) {
        return Http.get(address(path), token());
    }

    /** Writes below the realm's admin resource. */
    public Answer send(String method, String path, Object body) {
        return Http.send(method, address(path), token(), body);
    }

    /** Makes something below the realm's admin resource and returns its id. */
    public String make(String path, Object body) {
        Answer answer = send("POST", path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(201);
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    /** Tries to create a user; attributes are single-valued. */
    public Answer tryCreate(String email, boolean verified, Map<String, String> attributes) {
        return Http.send(
                "POST",
                address("/users"),
                token(),
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        verified,
                        "enabled",
                        true,
                        "firstName",
                        "Rosa",
                        "lastName",
                        "Meyer",
                        "attributes",
                        lists(attributes)));
    }

    /** Creates a user and returns its id. */
    public String create(String email, boolean verified, Map<String, String> attributes) {
        Answer answer = tryCreate(email, verified, attributes);
        assertThat(answer.status()).as("creating %s: %s", email, answer.body()).isEqualTo(201);
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    /** Creates users the way imports do, past the rules of the user profile. */
    public void importPastRules(String email, Map<String, String> attributes) {
        Map<String, Object> user = Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Rosa",
                "lastName",
                "Meyer",
                "attributes",
                lists(attributes));
        Answer answer = Http.send(
                "POST", address("/partialImport"), token(), Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** The user with an email address, as the Admin API shows it. */
    public ObjectNode user(String email) {
        JsonNode found = Http.get(address("/users?exact=true&email=" + Http.encode(email)), token())
                .body();
        assertThat(found).as("user %s", email).hasSize(1);
        return (ObjectNode) found.get(0);
    }

    /** Whether a user with the email address exists. */
    public boolean exists(String email) {
        return !Http.get(address("/users?exact=true&email=" + Http.encode(email)), token())
                .body()
                .isEmpty();
    }

    /** Writes a user as the admin console does: read, changed, put. */
    public Answer put(ObjectNode user) {
        return Http.send("PUT", address("/users/" + user.get("id").asText()), token(), user);
    }

    /** Gives somebody an authenticator app as an import does it, which tells of nothing. */
    public void addAuthenticatorApp(String email) {
        ObjectNode user = user(email);
        user.putArray("credentials")
                .addObject()
                .put("type", "otp")
                .put("secretData", "{\"value\":\"abcdefghijabcdefghij\"}")
                .put("credentialData", "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        Answer answer = put(user);
        if (answer.status() != 204) {
            throw new AssertionError("No app for " + email + ": " + answer);
        }
    }

    /** Deletes something below the realm's admin resource. */
    public Answer remove(String path) {
        return Http.delete(address(path), token());
    }

    /** Keycloak refuses, and removes nobody, while a command of the registry writes the user; it is asked again then. */
    public Answer delete(String userId) {
        return Awaitility.await("the user is not written at this moment")
                .until(() -> Http.delete(address("/users/" + userId), token()), answer -> answer.status() != 409);
    }

    public void setPassword(String userId, String password) {
        Answer answer = Http.send(
                "PUT",
                address("/users/" + userId + "/reset-password"),
                token(),
                Map.of("type", "password", "value", password, "temporary", false));
        assertThat(answer.status()).isEqualTo(204);
    }

    /** Writes the sign-up settings through our admin resource. */
    public Answer settings(Map<String, ?> settings) {
        return Http.send("PUT", address("/foyer/settings"), clientToken("foyer-provisioning"), settings);
    }

    private static Map<String, List<String>> lists(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
