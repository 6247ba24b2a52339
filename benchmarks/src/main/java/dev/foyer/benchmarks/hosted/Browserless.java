package dev.foyer.benchmarks.hosted;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Follows hosted pages as a browser does, without drawing them. Keeps cookies by name only: the secure ones too, which a
 * browser sends to localhost and the JDK's own cookie store does not. For one thread.
 */
public final class Browserless {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final String server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param server addresses that start with it are followed; a redirect elsewhere is the end */
    public Browserless(String server) {
        this.server = server;
    }

    /**
     * Where it ended and what stood there; the body is empty where the address is not the server's.
     *
     * @param answers how long each answer on the way took, redirects included
     */
    public record Page(URI address, String body, List<Duration> answers) {

        /** Where the first form of the page is sent. */
        public String formAction() {
            Matcher form = FORM.matcher(body);
            if (!form.find()) {
                throw new IllegalStateException("No form at " + address);
            }
            return form.group(1).replace("&amp;", "&");
        }
    }

    /** Opens an address. */
    public Page get(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Sends a form. */
    public Page post(String address, Map<String, String> form) {
        return follow(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    /** The fields as a form or a query writes them. */
    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Page follow(HttpRequest.Builder request) {
        HttpRequest.Builder next = request;
        List<Duration> answers = new ArrayList<>();
        for (int step = 0; step < MOST_REDIRECTS; step++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = send(next);
            answers.add(Duration.ofNanos(System.nanoTime() - begin));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            if (answer.statusCode() / 100 != 3) {
                return new Page(answer.uri(), answer.body(), answers);
            }
            URI target =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            if (!target.toString().startsWith(server)) {
                return new Page(target, "", answers);
            }
            next = HttpRequest.newBuilder(target).GET();
        }
        throw new IllegalStateException("More than " + MOST_REDIRECTS + " redirects.");
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
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.substring(0, setCookie.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
