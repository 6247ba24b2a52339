package dev.foyer.provisioning.order;

import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes {@code customer_order}, within a write transaction. */
@ApplicationScoped
class OrderTable {

    /** An order while it is written. */
    record Kept(Order order, OrderFacts facts) {}

    // Waits for whoever is writing the same order, and then sees what that one wrote.
    private static final String LOCK =
            "SELECT " + OrderRow.COLUMNS + " FROM customer_order o WHERE o.reference = ? FOR UPDATE";

    private static final String ADD = """
            INSERT INTO customer_order (reference, customer_id, state, placed_at, completed_at, delivered_at, cancelled_at,
                                        returned_at, disputed_at, shop)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE customer_order
            SET state = ?, placed_at = ?, completed_at = ?, delivered_at = ?, cancelled_at = ?, returned_at = ?, disputed_at = ?,
                shop = coalesce(?, shop), version = version + 1, updated_at = clock_timestamp()
            WHERE reference = ?
            """;

    private static final String LINK = """
            UPDATE customer_order
            SET customer_id = ?, linked_from = customer_id, linked_at = clock_timestamp(),
                version = version + 1, updated_at = clock_timestamp()
            WHERE reference = ?
            """;

    private static final String UNLINK = """
            UPDATE customer_order
            SET customer_id = linked_from, linked_from = NULL, linked_at = NULL,
                version = version + 1, updated_at = clock_timestamp()
            WHERE reference = ?
            """;

    private final Registry registry;

    OrderTable(Registry registry) {
        this.registry = registry;
    }

    /** The order as it is now, which nobody else writes until the transaction ends. */
    Optional<Kept> lock(String reference) {
        return registry.first(LOCK, List.of(reference), row -> new Kept(OrderRow.read(row), OrderRow.facts(row)));
    }

    /**
     * Adds an order.
     *
     * @return whether it was not there yet
     */
    boolean add(String reference, String customerId, OrderFacts facts, @Nullable String shop) {
        return registry.write(
                        ADD,
                        Arrays.asList(
                                reference,
                                customerId,
                                facts.state().code(),
                                facts.placedAt(),
                                facts.completedAt(),
                                facts.deliveredAt(),
                                facts.cancelledAt(),
                                facts.returnedAt(),
                                facts.disputedAt(),
                                shop))
                == 1;
    }

    /**
     * Writes what is known now.
     *
     * @param shop null to leave it as it is
     */
    void change(String reference, OrderFacts facts, @Nullable String shop) {
        registry.write(
                CHANGE,
                Arrays.asList(
                        facts.state().code(),
                        facts.placedAt(),
                        facts.completedAt(),
                        facts.deliveredAt(),
                        facts.cancelledAt(),
                        facts.returnedAt(),
                        facts.disputedAt(),
                        shop,
                        reference));
    }

    /** The order is this customer's from now on. */
    void link(String reference, String customerId) {
        registry.write(LINK, List.of(customerId, reference));
    }

    /** The order is again of whoever placed it. */
    void unlink(String reference) {
        registry.write(UNLINK, List.of(reference));
    }
}
