package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.foyer.soak.load.Answer.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of one caller. Nothing is sent twice. Thread-safe. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    // A request that was given up could still be carried out after a later one: no answer comes sooner from a killed
    // server.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final BearerToken token;
    private final AtomicInteger changes = new AtomicInteger();

    Calls(HttpClient http, BearerToken token) {
        this.http = http;
        this.token = token;
    }

    static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** How many requests other than GET were acknowledged so far. */
    int changes() {
        return changes.get();
    }

    /** @param request with everything but the token */
    Answer send(HttpRequest.Builder request) throws InterruptedException {
        Optional<String> bearer = token.get();
        if (bearer.isEmpty()) {
            return unreachable();
        }
        request.header("Authorization", "Bearer " + bearer.get()).timeout(PATIENCE);
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
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
                outcome,
                body,
                response.headers().firstValue("Location").orElse(""),
                response.headers().firstValue("ETag").orElse(""));
    }
}
