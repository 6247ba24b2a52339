package dev.foyer.provisioning.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    /** What is answered, by method and last part of the path. */
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

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

    public void forget() {
        answers.clear();
        requests.clear();
    }

    /** Method, path with query, authorization and body of each request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
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
        answer.meanwhile().run();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
