package dev.foyer.benchmarks.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** JSON over HTTP/1.1 with kept connections, signed in by a {@link TokenSource}. For any number of threads. */
public final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TokenSource tokens;

    public Rest(TokenSource tokens) {
        this.tokens = tokens;
    }

    /** The status of an answer; the body is read and thrown away. */
    public int status(String address) {
        return send(request(address).GET()).statusCode();
    }

    /** The body of an answer that must be 200. */
    public String get(String address) {
        return expect(200, send(request(address).GET())).body();
    }

    /** Posts JSON; the answer must have the status. */
    public HttpResponse<String> post(String address, Object body, int status) {
        return write("POST", address, body, status);
    }

    /** Posts a file with fields beside it, as a form with several parts; the answer must be 202. */
    public String upload(String address, Map<String, String> fields, Path file) throws IOException {
        String boundary = "part-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, file.getFileName()));
        return expect(
                        202,
                        send(request(address)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(BodyPublishers.concat(
                                        BodyPublishers.ofString(head.toString()),
                                        BodyPublishers.ofFile(file),
                                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))))
                .body();
    }

    /** Puts JSON; the answer must have the status. */
    public void put(String address, Object body, int status) {
        write("PUT", address, body, status);
    }

    private HttpResponse<String> write(String method, String address, Object body, int status) {
        try {
            return expect(
                    status,
                    send(request(address)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes; the answer must be 204. */
    public void delete(String address) {
        expect(204, send(request(address).DELETE()));
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + tokens.token());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.uri() + " answered " + answer.statusCode() + ", expected " + status + ": " + answer.body());
        }
        return answer;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
