package dev.foyer.provisioning.me;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.order.GuestOrder;
import dev.foyer.provisioning.order.GuestOrders;
import dev.foyer.provisioning.order.Order;
import dev.foyer.provisioning.order.Orders;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The caller's orders, and those that were placed by guests with the caller's address. */
@ApplicationScoped
class MyOrders {

    private final IdempotencyKeys keys;
    private final Callers callers;
    private final Orders orders;
    private final GuestOrders guestOrders;
    private final Answers answers;

    MyOrders(IdempotencyKeys keys, Callers callers, Orders orders, GuestOrders guestOrders, Answers answers) {
        this.keys = keys;
        this.callers = callers;
        this.orders = orders;
        this.guestOrders = guestOrders;
        this.answers = answers;
    }

    /** One page, the order placed last first. */
    Page<MyOrder> page(PageRequest request) {
        Page<Order> page = orders.ofCustomer(callers.caller().customerId(), request);
        return new Page<>(page.items().stream().map(MyOrder::of).toList(), page.nextCursor());
    }

    /** Those that can be claimed; none for who has not proved an address. */
    Page<GuestOrder> claimable(PageRequest request) {
        Caller caller = callers.caller();
        return caller.verified() && caller.email() != null
                ? guestOrders.page(caller.provedEmail(), request)
                : new Page<>(List.of(), null);
    }

    /** The claimed orders, which are the caller's now, all of them or none. */
    Answer claim(Attempt attempt, byte @Nullable [] body) {
        Set<String> references = ClaimedOrders.read(body);
        return keys.once(attempt, null, () -> {
            String customer = callers.caller().customerId();
            List<Order> claimed =
                    guestOrders.claim(customer, () -> callers.caller().provedEmail(), references);
            return answers.ok(new Page<>(claimed.stream().map(MyOrder::of).toList(), null));
        });
    }
}
