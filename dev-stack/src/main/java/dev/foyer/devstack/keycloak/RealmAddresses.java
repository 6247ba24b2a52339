package dev.foyer.devstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * Moves a realm that was imported in an earlier run to other addresses: an import leaves existing realms alone, so a
 * port that changed since then has to be told to Keycloak.
 */
public final class RealmAddresses {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI keycloak;
    private final String realm;
    private final String token;

    private RealmAddresses(URI keycloak, String realm, String token) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.token = token;
    }

    /** Signs in as the administrator that {@code up} makes. */
    public static RealmAddresses of(URI keycloak, String realm, String user, String password) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=" + user + "&password=" + password))
                .build();
        return new RealmAddresses(
                keycloak, realm, send(request).path("access_token").asText());
    }

    /** Sends the realm's mail to another port. */
    public void mailTo(int smtpPort) {
        JsonNode current = get("");
        if (current.path("smtpServer").isObject()) {
            var change = JSON.createObjectNode();
            change.set("smtpServer", current.path("smtpServer").deepCopy());
            change.withObject("/smtpServer").put("port", Integer.toString(smtpPort));
            put("", change.toString());
        }
    }

    /** Replaces addresses (old to new) wherever a client names them. */
    public void replaceInClients(Map<String, String> replacements) {
        for (JsonNode client : get("/clients")) {
            replace("/clients/" + client.path("id").asText(), client, replacements);
        }
    }

    /** Replaces addresses (old to new) in the gear of a flow's step, where there is one of that name. */
    public void replaceInGear(String flow, String gear, Map<String, String> replacements) {
        for (JsonNode step : get("/authentication/flows/" + flow.replace(" ", "%20") + "/executions")) {
            if (step.path("alias").asText().equals(gear)) {
                String path = "/authentication/config/"
                        + step.path("authenticationConfig").asText();
                replace(path, get(path), replacements);
            }
        }
    }

    private void replace(String path, JsonNode found, Map<String, String> replacements) {
        String before = found.toString();
        String after = before;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            after = after.replace(replacement.getKey(), replacement.getValue());
        }
        if (!after.equals(before)) {
            put(path, after);
        }
    }

    private JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    private void put(String path, String document) {
        send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(document))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/" + realm + path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new StackFailure("Keycloak refused to change the realm's addresses (%s answered %d); start with"
                                .formatted(request.uri(), response.statusCode())
                        + " the former ports, or with --fresh.");
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure("Keycloak does not answer at " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Changing the realm's addresses was interrupted.", e);
        }
    }
}
