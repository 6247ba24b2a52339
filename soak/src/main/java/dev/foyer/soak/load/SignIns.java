package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.soak.known.KnownCustomer.Session;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Signs customers in by an application that takes passwords. Thread-safe. */
final class SignIns {

    /** Of every customer that staff look after. */
    static final String PASSWORD = "correct horse battery";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI endpoint;
    private final String application;

    SignIns(HttpClient http, URI keycloak, String application) {
        this.http = http;
        this.endpoint = URI.create(keycloak + "/realms/customers/protocol/openid-connect/token");
        this.application = application;
    }

    /** The new session; empty when Keycloak does not let the customer in, or does not answer. */
    Optional<Session> signIn(String email) throws InterruptedException {
        String form = "grant_type=password&scope=openid&client_id=" + encoded(application) + "&username="
                + encoded(email) + "&password=" + encoded(PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(session(JSON.readTree(answer.body()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Session session(JsonNode answer) throws IOException {
        String payload = answer.path("access_token").asText().split("\\.", -1)[1];
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(payload));
        return new Session(
                claims.path("sid").asText(),
                Instant.ofEpochSecond(claims.path("iat").asLong()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
