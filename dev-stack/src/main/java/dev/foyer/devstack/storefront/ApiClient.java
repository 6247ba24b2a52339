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

/** Speaks JSON with the provisioning API. */
final class ApiClient {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    /** @param base what all paths are below, without a slash at the end */
    ApiClient(URI base) {
        this.base = base;
    }

    /** @param path empty for the base itself */
    ApiAnswer get(AccessToken token, String path) throws ApiProblem {
        return send(request(token, path).GET());
    }

    /** Has something changed. */
    ApiAnswer call(AccessToken token, ApiCall call) throws ApiProblem {
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

    /** What an answer says, or a part of it. */
    static <T> T read(JsonNode node, Class<T> type) throws ApiProblem {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new ApiProblem(ApiProblem.UNREADABLE, e);
        }
    }

    private HttpRequest.Builder request(AccessToken token, String path) {
        return HttpRequest.newBuilder(path.isEmpty() ? base : URI.create(base + "/" + path))
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
            return new ApiAnswer(answer.statusCode(), document(answer));
        } catch (JsonProcessingException e) {
            throw new ApiProblem(ApiProblem.UNREADABLE, e);
        } catch (IOException e) {
            throw new ApiProblem(ApiProblem.UNANSWERED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(ApiProblem.UNANSWERED, e);
        }
    }

    private static JsonNode document(HttpResponse<String> answer) throws JsonProcessingException {
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    /** Whatever stands between may refuse without a problem document. */
    private static ApiProblem problem(HttpResponse<String> answer) {
        JsonNode document;
        try {
            document = document(answer);
        } catch (JsonProcessingException e) {
            document = JSON.missingNode();
        }
        String urn = document.path("type").asText("");
        return new ApiProblem(
                answer.statusCode(),
                urn.substring(urn.lastIndexOf(':') + 1),
                document.path("errors").findValuesAsText("field"));
    }
}
