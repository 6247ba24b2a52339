package dev.foyer.devstack.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the provisioning API offers to customers themselves, below {@code /api/v1/me}, with a customer's own access token. */
final class AccountApi {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int MOST = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI me;

    /** @param service base address of the provisioning service, without a slash at the end */
    AccountApi(URI service) {
        this.me = URI.create(service + "/api/v1/me");
    }

    /** Whom the token is about. */
    Me me(AccessToken token) throws ApiProblem {
        return convert(send(request(token, "").GET()).body(), Me.class);
    }

    /**
     * A list, page after page; what comes after a thousand is left out.
     *
     * @param path with a query or without
     */
    <T> List<T> list(AccessToken token, String path, Class<T> type) throws ApiProblem {
        List<T> items = new ArrayList<>();
        String next = path;
        while (!next.isEmpty() && items.size() < MOST) {
            JsonNode page = send(request(token, next).GET()).body();
            for (JsonNode item : page.path("items")) {
                items.add(convert(item, type));
            }
            String cursor = page.path("nextCursor").asText("");
            next = cursor.isEmpty()
                    ? ""
                    : path + (path.contains("?") ? "&" : "?") + "cursor=" + ApiPath.segment(cursor);
        }
        return items;
    }

    /** Has something changed. */
    ApiAnswer change(AccessToken token, ApiCall call) throws ApiProblem {
        HttpRequest.Builder request = request(token, call.path());
        call.key().ifPresent(key -> request.header("Idempotency-Key", key));
        if (call.body().isEmpty()) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            call.method(),
                            BodyPublishers.ofString(
                                    JSON.valueToTree(call.body()).toString()));
        }
        return send(request);
    }

    private HttpRequest.Builder request(AccessToken token, String path) {
        return HttpRequest.newBuilder(path.isEmpty() ? me : URI.create(me + "/" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", token.toAuthorizationHeader());
    }

    private ApiAnswer send(HttpRequest.Builder request) throws ApiProblem {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw problem(answer);
            }
            return new ApiAnswer(answer.statusCode(), read(answer));
        } catch (JsonProcessingException e) {
            throw new ApiProblem(ApiProblem.UNREADABLE, e);
        } catch (IOException e) {
            throw new ApiProblem(ApiProblem.UNANSWERED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(ApiProblem.UNANSWERED, e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) throws JsonProcessingException {
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    /** Whatever stands between may refuse without a problem document. */
    private static ApiProblem problem(HttpResponse<String> answer) {
        JsonNode document;
        try {
            document = read(answer);
        } catch (JsonProcessingException e) {
            document = JSON.missingNode();
        }
        String urn = document.path("type").asText("");
        return new ApiProblem(
                answer.statusCode(),
                urn.substring(urn.lastIndexOf(':') + 1),
                document.path("errors").findValuesAsText("field"));
    }

    private static <T> T convert(JsonNode node, Class<T> type) throws ApiProblem {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new ApiProblem(ApiProblem.UNREADABLE, e);
        }
    }
}
