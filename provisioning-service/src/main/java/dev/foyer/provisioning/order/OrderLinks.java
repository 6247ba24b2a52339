package dev.foyer.provisioning.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.mail.RegistryMail;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Staff give a guest's order to the customer whose it is, and take that back. The customer is told both times. */
@ApplicationScoped
class OrderLinks {

    private static final String GUEST = "guest";
    private static final PlainText ID = new PlainText(255);

    private record Wanted(String customerId, @Nullable String reason) {}

    private final IdempotencyKeys keys;
    private final Customers customers;
    private final LockedCustomers locked;
    private final Orders orders;
    private final OrderTable table;
    private final Mails mails;
    private final Answers answers;

    OrderLinks(
            IdempotencyKeys keys,
            Customers customers,
            LockedCustomers locked,
            Orders orders,
            OrderTable table,
            Mails mails,
            Answers answers) {
        this.keys = keys;
        this.customers = customers;
        this.locked = locked;
        this.orders = orders;
        this.table = table;
        this.mails = mails;
        this.answers = answers;
    }

    /**
     * The order, which is the customer's from now on; one that is so already is left as it is.
     *
     * @throws ProblemException also when the order is no guest's, or the customer is a guest
     */
    Answer link(String reference, Attempt attempt, byte @Nullable [] body) {
        Wanted wanted = wanted(body);
        return keys.once(attempt, wanted.reason(), () -> {
            Order found = orders.get(reference);
            String target = customer(wanted.customerId()).id();
            locked.lock(List.of(found.customerId(), target));
            Order order = locked(reference);
            if (!order.customerId().equals(found.customerId())) {
                throw new ProblemException(ProblemCode.ORDER_LINK, "The order has just got another customer");
            }
            if (!order.customerId().equals(target)) {
                mayMove(order, target);
                table.link(reference, target);
                mails.queue(RegistryMail.orderLinked(target, reference));
            }
            return answered(reference);
        });
    }

    /**
     * The order, which is again of the guest who placed it.
     *
     * @throws ProblemException also when nobody has linked or claimed it
     */
    Answer unlink(String reference, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            Order found = orders.get(reference);
            String guest = linkedFrom(found);
            locked.lock(List.of(found.customerId(), guest));
            Order order = locked(reference);
            if (!guest.equals(linkedFrom(order))) {
                throw new ProblemException(ProblemCode.ORDER_LINK, "The order has just got another customer");
            }
            table.unlink(reference);
            mails.queue(RegistryMail.orderUnlinked(order.customerId(), reference));
            return answered(reference);
        });
    }

    private void mayMove(Order order, String target) {
        if (order.linkedFrom() != null) {
            throw new ProblemException(
                    ProblemCode.ORDER_LINK, "The order was linked or claimed before; undo that first");
        }
        if (!isGuest(customer(order.customerId()))) {
            throw new ProblemException(ProblemCode.ORDER_LINK, "The order is no guest's: only those can be linked");
        }
        if (isGuest(customer(target))) {
            throw new ProblemException(ProblemCode.ORDER_LINK, "The customer is a guest: name one with an account");
        }
    }

    private static String linkedFrom(Order order) {
        String guest = order.linkedFrom();
        if (guest == null) {
            throw new ProblemException(ProblemCode.ORDER_LINK, "Nobody has linked or claimed the order");
        }
        return guest;
    }

    private Order locked(String reference) {
        return table.lock(reference)
                .map(OrderTable.Kept::order)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no order with this reference"));
    }

    private Answer answered(String reference) {
        Order order = orders.get(reference);
        return answers.ok(order, order.version());
    }

    private Customer customer(String id) {
        return customers
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_FIELDS,
                        null,
                        List.of(new FieldError("customerId", "must be the id of a customer"))));
    }

    private static boolean isGuest(Customer customer) {
        return GUEST.equals(customer.accountType());
    }

    private static Wanted wanted(byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        Given<String> customer = new Given<>("");
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = Fields.ofNew(given);
        fields.mandatory("customerId", ID, customer::set);
        fields.optional("reason", GivenReason.RULE, reason::set);
        fields.finish();
        return new Wanted(customer.get(), reason.get());
    }
}
