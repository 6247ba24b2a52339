package dev.foyer.devstack.storefront;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * An order as the shop keeps it.
 *
 * @param reference what shop, customer and registry name it by
 * @param subject of the token that it was placed with; stays the same when a guest becomes a customer
 * @param customerId of the same token, for the registry
 */
record PlacedOrder(String reference, String subject, String customerId, Cart goods, Instant placedAt) {
    private static final SecureRandom RANDOM = new SecureRandom();
    // What looks alike is left out: people read references to each other.
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 10;

    static PlacedOrder by(SignedIn customer, String customerId, Cart goods, Instant now) {
        return new PlacedOrder(newReference(), customer.subject(), customerId, goods, now);
    }

    private static String newReference() {
        StringBuilder reference = new StringBuilder("W-");
        for (int sign = 0; sign < LENGTH; sign++) {
            reference.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return reference.toString();
    }
}
