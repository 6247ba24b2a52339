package dev.foyer.provisioning.order;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes in what shops tell of orders, in whatever order it comes. */
@ApplicationScoped
class OrderReports {

    private final IdempotencyKeys keys;
    private final Customers customers;
    private final LockedCustomers locked;
    private final Orders orders;
    private final OrderTable table;
    private final Answers answers;
    private final Clock clock;

    OrderReports(
            IdempotencyKeys keys,
            Customers customers,
            LockedCustomers locked,
            Orders orders,
            OrderTable table,
            Answers answers,
            Clock clock) {
        this.keys = keys;
        this.customers = customers;
        this.locked = locked;
        this.orders = orders;
        this.table = table;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * The order after the report; one that tells nothing new leaves the version.
     *
     * @throws ProblemException also when the order is another customer's
     */
    Answer take(String reference, Attempt attempt, byte @Nullable [] body) {
        OrderReport report = OrderReport.read(body, clock);
        return keys.once(attempt, null, () -> {
            String customer = customer(report);
            TreeSet<String> touched = new TreeSet<>(List.of(customer));
            orders.find(reference).map(Order::customerId).ifPresent(touched::add);
            locked.lock(touched);
            if (table.lock(reference).isEmpty()
                    && table.add(reference, customer, report.facts(null, clock.instant()), report.shop())) {
                Order order = orders.get(reference);
                return answers.created("/api/v1/orders/" + path(reference), order, order.version());
            }
            OrderTable.Kept kept = table.lock(reference).orElseThrow();
            tell(kept, customer, report);
            Order order = orders.get(reference);
            return answers.ok(order, order.version());
        });
    }

    private void tell(OrderTable.Kept kept, String customer, OrderReport report) {
        Order order = kept.order();
        // The shop may go on telling of the guest whose order it was.
        if (!customer.equals(order.customerId()) && !customer.equals(order.linkedFrom())) {
            throw new ProblemException(ProblemCode.ORDER_OF_ANOTHER, null);
        }
        OrderFacts facts = report.facts(kept.facts(), clock.instant());
        boolean moved = report.shop() != null && !report.shop().equals(order.shop());
        if (moved || !facts.equals(kept.facts())) {
            table.change(order.reference(), facts, report.shop());
        }
    }

    private String customer(OrderReport report) {
        return customers
                .find(report.customerId())
                .map(Customer::id)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_FIELDS,
                        null,
                        List.of(new FieldError("customerId", "must be the id of a customer"))));
    }

    private static String path(String reference) {
        return URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
