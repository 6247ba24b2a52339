package dev.foyer.devstack.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
public final class Exchange {
    private static final int MAX_BODY = 1 << 20;

    private final HttpExchange exchange;

    Exchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Path and query as they were asked for. */
    public URI uri() {
        return exchange.getRequestURI();
    }

    /** The query's parameters; of a repeated one the first. */
    public Map<String, String> query() {
        return parameters(exchange.getRequestURI().getRawQuery());
    }

    /** The body's parameters, when it is a form. */
    public Map<String, String> form() throws IOException {
        return parameters(new String(body(), StandardCharsets.UTF_8));
    }

    public byte[] body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new IOException("The body is larger than " + MAX_BODY + " bytes.");
        }
        return body;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public Optional<String> cookie(String name) {
        return header("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** A cookie for this site only, out of reach for scripts, gone with the browser. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        exchange.getResponseHeaders()
                .add("Set-Cookie", cookie.getName() + "=" + cookie.getValue() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    public void html(int status, String page) throws IOException {
        respond(status, "text/html; charset=utf-8", page);
    }

    public void json(int status, String document) throws IOException {
        respond(status, "application/json", document);
    }

    public void redirect(URI target) throws IOException {
        exchange.getResponseHeaders().set("Location", target.toString());
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    public void javascript(String script) throws IOException {
        respond(200, "text/javascript; charset=utf-8", script);
    }

    public void noContent() throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void respond(int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data: http: https:; font-src data: http: https:;"
                        + " frame-src 'self'; frame-ancestors 'none'; base-uri 'self'");
        boolean head = method().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
