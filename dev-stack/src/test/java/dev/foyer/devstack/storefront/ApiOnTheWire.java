package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import dev.foyer.devstack.web.LocalWebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that answers as the provisioning API's contract says, and remembers what it was asked. */
final class ApiOnTheWire implements AutoCloseable {
    private final LocalWebServer server = LocalWebServer.start("The API", 0, this::answer);
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What comes with 200 from now on; {@code request} is method and path below {@code /api/v1/me}. */
    void answer(String request, String json) {
        answers.put(request, "200 " + json);
    }

    /** What comes with another status. */
    void refuse(String request, int status, String json) {
        answers.put(request, status + " " + json);
    }

    /** Method, path below {@code /api/v1/me}, credentials, key and body of each request so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.port());
    }

    private void answer(Exchange exchange) throws IOException {
        String request = exchange.method() + " " + exchange.uri().toString().replaceFirst("^/api/v1/me/?", "");
        requests.add(String.join(
                " | ",
                request,
                exchange.header("Authorization").orElse("-"),
                exchange.header("Idempotency-Key").orElse("-"),
                new String(exchange.body(), StandardCharsets.UTF_8)));
        String[] answer = answers.getOrDefault(request, "200 {\"items\":[]}").split(" ", 2);
        exchange.json(Integer.parseInt(answer[0]), answer[1]);
    }

    @Override
    public void close() {
        server.close();
    }
}
