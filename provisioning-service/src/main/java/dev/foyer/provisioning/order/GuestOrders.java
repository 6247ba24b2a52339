package dev.foyer.provisioning.order;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.mail.RegistryMail;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The orders of guests with an address, for whoever has proved that it is theirs; that is for the caller to see to. Guests who are
 * expired or erased have none: whoever gets their mailbox later is somebody else.
 */
@ApplicationScoped
public class GuestOrders {

    static final String CLAIMABLE = """
            SELECT o.reference, o.placed_at, o.shop
            FROM customer c JOIN customer_order o ON o.customer_id = c.id
            WHERE %s ORDER BY o.placed_at DESC, o.reference DESC LIMIT %d
            """;

    private static final String OF_ADDRESS = "c.guest_email = lower(?) AND c.account_type = 'guest' AND c.active";

    private static final String GUESTS = "SELECT c.id FROM customer c WHERE c.id IN"
            + " (SELECT o.customer_id FROM customer_order o WHERE o.reference = ANY (?)) AND " + OF_ADDRESS;

    // Customers in the order of their ids, as everywhere. What has changed while this waited is looked at again.
    private static final String LOCK = "SELECT c.id FROM customer c WHERE c.id = ? OR c.id = ANY (?) AND " + OF_ADDRESS
            + " ORDER BY c.id FOR NO KEY UPDATE";

    private static final String CLAIM = """
            WITH claimed AS (
              SELECT o.reference FROM customer_order o
              WHERE o.reference = ANY (?) AND o.customer_id = ANY (?) AND o.customer_id <> ? AND o.linked_from IS NULL
              ORDER BY o.reference FOR UPDATE
            )
            UPDATE customer_order o
            SET customer_id = ?, linked_from = o.customer_id, linked_at = clock_timestamp(),
                version = o.version + 1, updated_at = clock_timestamp()
            FROM claimed x WHERE o.reference = x.reference
            RETURNING o.reference
            """;

    private static final String CLAIMED_BY = "SELECT " + OrderRow.COLUMNS + """
            FROM customer_order o
            WHERE o.reference = ANY (?) AND o.customer_id = ? AND o.linked_from IS NOT NULL
            ORDER BY o.placed_at DESC, o.reference DESC
            """;

    private final Registry registry;
    private final Mails mails;

    GuestOrders(Registry registry, Mails mails) {
        this.registry = registry;
        this.mails = mails;
    }

    /** One page, the order placed last first. */
    public Page<GuestOrder> page(String email, PageRequest request) {
        Condition orders = Condition.of(OF_ADDRESS, email)
                .and(Condition.of("o.linked_from IS NULL"))
                .and(Orders.behind(request));
        List<GuestOrder> rows = registry.list(
                CLAIMABLE.formatted(orders.sql(), request.fetchSize()),
                orders.parameters(),
                row -> new GuestOrder(
                        row.getString("reference"), Columns.requiredInstant(row, "placed_at"), row.getString("shop")));
        return Page.of(rows, request, order -> new Cursor(order.placedAt(), order.reference()));
    }

    /**
     * Gives orders to the customer, all of them or none. Those that the customer has claimed before are given again. Within a write
     * transaction. Of several who claim the same order one gets it, and of a claim and the guest's expiry one comes first.
     *
     * @param email tells the address that the customer has proved; asked once nobody can change the customer any more
     * @throws ProblemException when one of them is no order of an active guest with that address; whether there is such an order at
     *     all is not told
     */
    public List<Order> claim(String customerId, Supplier<String> email, Set<String> references) {
        List<String> guests = registry.list(GUESTS, List.of(references, email.get()), row -> row.getString("id"));
        List<String> locked = registry.list(LOCK, List.of(customerId, guests, email.get()), row -> row.getString("id"));
        // The address of this moment: between the first look and the lock it may have become another's.
        Set<String> still =
                new HashSet<>(registry.list(GUESTS, List.of(references, email.get()), row -> row.getString("id")));
        still.retainAll(locked);
        List<String> fresh = registry.list(
                CLAIM, Arrays.asList(references, still, customerId, customerId), row -> row.getString("reference"));
        List<Order> claimed = registry.list(CLAIMED_BY, List.of(references, customerId), OrderRow::read);
        if (claimed.size() < references.size()) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND, "Not every reference is one of GET /me/guest-orders; nothing was claimed");
        }
        if (!fresh.isEmpty()) {
            List<String> told = new ArrayList<>(references);
            told.retainAll(fresh);
            mails.queue(RegistryMail.ordersClaimed(customerId, told));
        }
        return claimed;
    }
}
