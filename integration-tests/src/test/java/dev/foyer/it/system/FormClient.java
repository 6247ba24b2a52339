package dev.foyer.it.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opens a page and sends its form as a program would: many at once, which the one browser cannot do. Keeps cookies by name, the
 * secure ones too, which the JDK's own store does not send to localhost. For one thread.
 */
public final class FormClient {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Opens an address, following redirects, and returns where its form goes. */
    public String formAt(String address) {
        URI next = URI.create(address);
        for (int step = 0; step < 5; step++) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(next).GET());
            if (answer.statusCode() / 100 != 3) {
                Matcher action = ACTION.matcher(answer.body());
                if (!action.find()) {
                    throw new AssertionError("No form at " + next + ", status " + answer.statusCode());
                }
                return action.group(1).replace("&amp;", "&");
            }
            next = next.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        throw new AssertionError("Too many redirects from " + address);
    }

    /** Sends a form; the answer is whatever comes first. */
    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> Http.encode(field.getKey()) + "=" + Http.encode(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer.", e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
