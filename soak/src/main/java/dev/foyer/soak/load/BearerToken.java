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

/** A token shared by all who act as the same caller, renewed before it ends. Thread-safe. */
final class BearerToken {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofSeconds(40); // Keycloak gives its administrator sixty

    private final HttpClient http;
    private final URI endpoint;
    private final String form;
    private String token = "";
    private Instant end = Instant.MIN;

    private BearerToken(HttpClient http, URI endpoint, String form) {
        this.http = http;
        this.endpoint = endpoint;
        this.form = form;
    }

    /** The server's administrator. */
    static BearerToken administrator(HttpClient http, URI keycloak) {
        return new BearerToken(
                http,
                URI.create(keycloak + "/realms/master/protocol/openid-connect/token"),
                "grant_type=password&client_id=admin-cli&username=admin&password=admin");
    }

    /** An integration of the customers realm that may change customers. */
    static BearerToken integration(HttpClient http, URI keycloak) {
        return new BearerToken(
                http,
                URI.create(keycloak + "/realms/customers/protocol/openid-connect/token"),
                "grant_type=client_credentials&client_id=foyer-erp&client_secret=foyer-erp-secret");
    }

    /** Empty while Keycloak gives none. */
    synchronized Optional<String> get() throws InterruptedException {
        if (Instant.now().isAfter(end)) {
            fetch();
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    /** The token is not taken any more. */
    synchronized void forget() {
        end = Instant.MIN;
    }

    private void fetch() throws InterruptedException {
        token = "";
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(form))
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
