package dev.foyer.devstack.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What the provisioning API offers to customers themselves, below {@code /api/v1/me}, with a customer's own access token. */
final class AccountApi {
    private static final int MOST = 1000;

    private final ApiClient client;

    /** @param service base address of the provisioning service, without a slash at the end */
    AccountApi(URI service) {
        this.client = new ApiClient(URI.create(service + "/api/v1/me"));
    }

    /** Whom the token is about. */
    Me me(AccessToken token) throws ApiProblem {
        return ApiClient.read(client.get(token, "").body(), Me.class);
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
            JsonNode page = client.get(token, next).body();
            for (JsonNode item : page.path("items")) {
                items.add(ApiClient.read(item, type));
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
        return client.call(token, call);
    }
}
