package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.soak.load.Answer.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The users of the customers realm, through Keycloak's Admin API. Nothing is sent twice. Thread-safe. */
final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    // A request that was given up could still be carried out after a later one: no answer comes sooner from a killed
    // server.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String users;
    private final AdminToken token;
    private final AtomicInteger changes = new AtomicInteger();

    AdminApi(URI keycloak) {
        this.users = keycloak + "/admin/realms/customers/users";
        this.token = new AdminToken(http, keycloak);
    }

    /** How many changes were acknowledged so far. */
    int changes() {
        return changes.get();
    }

    Answer create(ObjectNode user) throws InterruptedException {
        return send("POST", "", user);
    }

    Answer read(String id) throws InterruptedException {
        return send("GET", "/" + id, MissingNode.getInstance());
    }

    /** A list of at most one. */
    Answer find(String email) throws InterruptedException {
        return send(
                "GET",
                "?exact=true&briefRepresentation=false&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8),
                MissingNode.getInstance());
    }

    Answer replace(String id, JsonNode user) throws InterruptedException {
        return send("PUT", "/" + id, user);
    }

    Answer delete(String id) throws InterruptedException {
        return send("DELETE", "/" + id, MissingNode.getInstance());
    }

    private Answer send(String method, String path, JsonNode body) throws InterruptedException {
        Optional<String> bearer = token.get();
        if (bearer.isEmpty()) {
            return unreachable();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(users + path))
                .header("Authorization", "Bearer " + bearer.get())
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return unreachable();
        } catch (IOException e) {
            return Answer.without(Outcome.UNKNOWN);
        }
    }

    /** Clients that reach nobody come back a moment later. */
    private static Answer unreachable() throws InterruptedException {
        Thread.sleep(200);
        return Answer.without(Outcome.UNREACHABLE);
    }

    private Answer answer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 401) {
            token.forget();
        }
        Outcome outcome = Answer.outcome(response.statusCode());
        if (outcome == Outcome.ACKNOWLEDGED && !response.request().method().equals("GET")) {
            changes.incrementAndGet();
        }
        JsonNode body = outcome == Outcome.ACKNOWLEDGED && !response.body().isEmpty()
                ? JSON.readTree(response.body())
                : MissingNode.getInstance();
        return new Answer(
                outcome, body, response.headers().firstValue("Location").orElse(""));
    }
}
