package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** The users of the customers realm, through Keycloak's Admin API. Thread-safe. */
final class AdminApi {

    private final String users;
    private final Calls calls;

    AdminApi(URI keycloak, Calls calls) {
        this.users = keycloak + "/admin/realms/customers/users";
        this.calls = calls;
    }

    Answer create(ObjectNode user) throws InterruptedException {
        return calls.send(request("").POST(BodyPublishers.ofString(user.toString())));
    }

    Answer read(String id) throws InterruptedException {
        return calls.send(request("/" + id).GET());
    }

    /** A list of at most one. */
    Answer find(String email) throws InterruptedException {
        return calls.send(request("?exact=true&briefRepresentation=false&email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8))
                .GET());
    }

    Answer replace(String id, JsonNode user) throws InterruptedException {
        return calls.send(request("/" + id).PUT(BodyPublishers.ofString(user.toString())));
    }

    Answer delete(String id) throws InterruptedException {
        return calls.send(request("/" + id).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(users + path)).header("Content-Type", "application/json");
    }
}
