package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token of the server's administrator, shared by the clients and renewed before it ends. */
final class AdminToken {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofSeconds(40); // Keycloak gives it sixty

    private final HttpClient http;
    private final URI keycloak;
    private String token = "";
    private Instant end = Instant.MIN;

    AdminToken(HttpClient http, URI keycloak) {
        this.http = http;
        this.keycloak = keycloak;
    }

    /** Empty while Keycloak gives none. */
    synchronized Optional<String> get() throws InterruptedException {
        if (Instant.now().isAfter(end)) {
            fetch();
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    /** Keycloak does not take the token any more. */
    synchronized void forget() {
        end = Instant.MIN;
    }

    private void fetch() throws InterruptedException {
        token = "";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password=admin"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                token = JSON.readTree(answer.body()).path("access_token").asText();
                end = Instant.now().plus(LIFE);
            }
        } catch (IOException e) {
            // as while Keycloak starts: none
        }
    }
}
