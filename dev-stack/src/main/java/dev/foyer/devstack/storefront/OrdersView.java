package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page "Your orders" shows one customer.
 *
 * @param orders of the customer's own
 * @param asGuest that somebody has placed as a guest with the customer's address
 */
record OrdersView(List<Order> orders, List<Order> asGuest) {

    /**
     * An order as the registry knows it.
     *
     * @param placedAt RFC 3339
     * @param state absent for an order of a guest
     * @param shop in the shop's own words
     */
    record Order(
            String reference,
            String placedAt,
            @Nullable String state,
            @Nullable String shop) {

        /** The day, as the registry says it. */
        String day() {
            int time = placedAt.indexOf('T');
            return time < 0 ? placedAt : placedAt.substring(0, time);
        }
    }

    /** Asks the API for everything. Whose address is not confirmed has no orders to claim. */
    static OrdersView of(AccountApi api, AccessToken token) throws ApiProblem {
        return new OrdersView(api.list(token, "orders", Order.class), asGuest(api, token));
    }

    private static List<Order> asGuest(AccountApi api, AccessToken token) throws ApiProblem {
        try {
            return api.list(token, "guest-orders", Order.class);
        } catch (ApiProblem e) {
            if (e.type().equals("email-not-verified")) {
                return List.of();
            }
            throw e;
        }
    }
}
