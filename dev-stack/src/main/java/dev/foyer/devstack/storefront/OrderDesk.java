package dev.foyer.devstack.storefront;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes orders: keeps them, and has the registry told of them. */
final class OrderDesk implements AutoCloseable {
    private final PlacedOrders orders = new PlacedOrders();
    private final OrderReports reports;
    private final Clock clock;

    OrderDesk(CheckoutApi api, Clock clock) {
        this.reports = new OrderReports(api);
        this.clock = clock;
    }

    /** @param customerId what the registry knows the customer by */
    PlacedOrder place(SignedIn customer, String customerId, Cart goods) {
        PlacedOrder order = PlacedOrder.by(customer, customerId, goods, clock.instant());
        orders.add(order);
        reports.add(order);
        return order;
    }

    /** The customer's own, the newest first. */
    List<PlacedOrder> of(SignedIn customer) {
        return orders.of(customer);
    }

    /** The customer's own order with this reference. */
    Optional<PlacedOrder> find(SignedIn customer, String reference) {
        return orders.find(customer, reference);
    }

    @Override
    public void close() {
        reports.close();
    }
}
