package dev.foyer.devstack.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the provisioning API offers to customers themselves, below {@code /api/v1/me}, with a customer's own access token. */
final class AccountApi {
    private static final int MOST = 1000;

    /** After a sign-up the registry hears of the customer a moment later than the customer is back in the shop. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofMillis(200);

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
            JsonNode page = known(token, next);
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

    private JsonNode known(AccessToken token, String path) throws ApiProblem {
        Instant end = Instant.now().plus(UNTIL_KNOWN);
        while (true) {
            try {
                return client.get(token, path).body();
            } catch (ApiProblem e) {
                if (!e.type().equals("not-found") || Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Has something changed. */
    ApiAnswer change(AccessToken token, ApiCall call) throws ApiProblem {
        return client.call(token, call);
    }
}
