package dev.foyer.devstack.storefront;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The orders that were placed here, in memory; the oldest go first. For any number of threads. */
final class PlacedOrders {
    private static final int LIMIT = 10_000;

    private final Deque<PlacedOrder> newestFirst = new ArrayDeque<>();

    synchronized void add(PlacedOrder order) {
        newestFirst.addFirst(order);
        if (newestFirst.size() > LIMIT) {
            newestFirst.removeLast();
        }
    }

    /** The customer's own, the newest first. */
    synchronized List<PlacedOrder> of(SignedIn customer) {
        return newestFirst.stream()
                .filter(order -> order.subject().equals(customer.subject()))
                .toList();
    }

    /** The customer's own order with this reference. */
    Optional<PlacedOrder> find(SignedIn customer, String reference) {
        return of(customer).stream()
                .filter(order -> order.reference().equals(reference))
                .findFirst();
    }
}
