package dev.foyer.provisioning.order;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The orders of the registry, as far as the caller may see their customers. */
@ApplicationScoped
public class Orders {

    /** The orders of one customer, newest first, by the index of that order. */
    static final String PAGE = "SELECT " + OrderRow.COLUMNS
            + " FROM customer_order o WHERE %s ORDER BY o.placed_at DESC, o.reference DESC LIMIT %d";

    // Everything from the prefix to where the last character of all follows it: the index has that, whatever the
    // prefix.
    static final String BEGINNING = """
            lower(o.reference) >= lower(?::text COLLATE "C") AND lower(o.reference) < lower(?::text COLLATE "C") || chr(1114111)
            """;

    static final String SEARCH = "SELECT " + OrderRow.COLUMNS
            + " FROM customer_order o JOIN customer c ON c.id = o.customer_id WHERE %s ORDER BY lower(o.reference) LIMIT %d";

    private final Registry registry;
    private final StaffScope scope;

    Orders(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /** The order with this reference, if the caller may see its customer. */
    public Optional<Order> find(String reference) {
        Condition order = Condition.of("o.reference = ?", reference).and(scope.customers("c"));
        return registry.first(SEARCH.formatted(order.sql(), 1), order.parameters(), OrderRow::read);
    }

    /**
     * The order with this reference.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    public Order get(String reference) {
        return find(reference)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no order with this reference"));
    }

    /** The orders of a customer, the one placed last first. Whether the caller may see the customer is for the caller to ask. */
    public Page<Order> ofCustomer(String customerId, PageRequest request) {
        Condition orders = Condition.of("o.customer_id = ?", customerId).and(behind(request));
        List<Order> rows =
                registry.list(PAGE.formatted(orders.sql(), request.fetchSize()), orders.parameters(), OrderRow::read);
        return Page.of(rows, request, order -> new Cursor(order.placedAt(), order.reference()));
    }

    /** Orders whose reference begins like this, in capitals or not, the one that is just that first. */
    public List<Order> beginningWith(String prefix, int limit) {
        Condition orders = Condition.of(BEGINNING, prefix, prefix).and(scope.customers("c"));
        return registry.list(SEARCH.formatted(orders.sql(), limit), orders.parameters(), OrderRow::read);
    }

    /** Orders behind the page before, in the order of {@link #PAGE}. */
    static Condition behind(PageRequest request) {
        Cursor after = request.after();
        return after == null
                ? Condition.ALL
                : Condition.of("(o.placed_at, o.reference) < (?::timestamptz, ?)", after.createdAt(), after.id());
    }
}
