package dev.foyer.devstack.storefront;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the provisioning API offers to a shop's back end, with a token of its own. */
final class CheckoutApi {
    private static final String SHOP = "Paper & Press";

    private final ApiClient client;
    private final BackEndToken token;

    /** @param service base address of the provisioning service, without a slash at the end */
    CheckoutApi(URI service, BackEndToken token) {
        this.client = new ApiClient(URI.create(service + "/api/v1"));
        this.token = token;
    }

    /** Tells of an order; telling it again changes nothing. */
    void put(PlacedOrder order) throws ApiProblem {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("customerId", order.customerId());
        body.put("state", "open");
        body.put("placedAt", order.placedAt().toString());
        body.put("shop", SHOP);
        ApiCall call = new ApiCall("PUT", "orders/" + ApiPath.segment(order.reference()), body, Optional.empty());
        try {
            client.call(token.get(), call);
        } catch (ApiProblem e) {
            if (e.signInNeeded()) {
                token.forget();
            }
            throw e;
        }
    }
}
