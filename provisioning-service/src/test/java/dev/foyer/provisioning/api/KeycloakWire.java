package dev.foyer.provisioning.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers as Foyer's admin resource does on the wire, to see what is sent and how errors are taken. It stands for no
 * feature of Keycloak; those are tested on real servers.
 */
public final class KeycloakWire {

    private static final String EACH = "each: ";

    /** What is answered, by method and last part of the path. */
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** What is answered instead to a body that has this in it. */
    private final Map<String, Answer> answersToParts = new ConcurrentHashMap<>();

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Answer(int status, String body, Runnable meanwhile) {}

    KeycloakWire() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    public void answer(String request, int status, String body) {
        answer(request, status, body, () -> {});
    }

    /** Does something before it answers. */
    public void answer(String request, int status, String body, Runnable meanwhile) {
        answers.put(request, new Answer(status, body, meanwhile));
    }

    /** Answers a list of commands, however long, with the same result for each. */
    public void answerEachCommand(String result) {
        answers.put("POST commands", new Answer(200, EACH + result, () -> {}));
    }

    /** Answers otherwise when the body has this in it, after doing something. */
    public void answerTo(String part, int status, Runnable meanwhile) {
        answersToParts.put(part, new Answer(status, "", meanwhile));
    }

    public void forget() {
        answers.clear();
        answersToParts.clear();
        requests.clear();
    }

    /** Method, path with query, authorization and body of each request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private static String text(Answer answer, String body) {
        if (!answer.body().startsWith(EACH)) {
            return answer.body();
        }
        int commands = body.split("\"userId\"", -1).length - 1;
        String result = answer.body().substring(EACH.length());
        return "{\"results\":[" + String.join(",", Collections.nCopies(commands, result)) + "]}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(String.join(
                " ",
                exchange.getRequestMethod(),
                uri.toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        String last = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        Answer answer = last.equals("token")
                ? answers.getOrDefault(
                        "POST token",
                        new Answer(
                                200,
                                "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":300}",
                                () -> {}))
                : answers.getOrDefault(exchange.getRequestMethod() + " " + last, new Answer(404, "{}", () -> {}));
        answer = answersToParts.entrySet().stream()
                .filter(entry -> body.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(answer);
        answer.meanwhile().run();
        byte[] bytes = text(answer, body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
