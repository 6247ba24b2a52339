package dev.foyer.provisioning.mirror;

import java.util.List;

/**
 * What a guest has when they turn out to be a prospect whom staff know goes along: it becomes the prospect's, whose row then gets the
 * guest's id as that of {@link AdoptionSql} does with every user's. Between the locks of that class and its REMOVE_FORMER_ROWS.
 */
final class MergeSql {

    private static final String MERGE = AdoptionSql.ADOPTION + """
            , merge AS (
              SELECT a.prospect_id, a.target_id, s.id AS guest_id FROM adoption a JOIN customer s ON s.user_id = a.user_id
            )
            """;

    // An order of the guest that staff had linked to the prospect is the customer's own now.
    private static final String ORDERS = MERGE + """
            UPDATE customer_order o
            SET customer_id = m.prospect_id,
                linked_from = CASE WHEN o.linked_from <> m.guest_id THEN o.linked_from END,
                linked_at = CASE WHEN o.linked_from <> m.guest_id THEN o.linked_at END,
                version = o.version + 1, updated_at = clock_timestamp()
            FROM merge m
            WHERE o.customer_id = m.guest_id OR o.customer_id = m.prospect_id AND o.linked_from = m.guest_id
            """;

    private static final String ORDERS_OF_OTHERS = MERGE + """
            UPDATE customer_order o SET linked_from = m.prospect_id FROM merge m WHERE o.linked_from = m.guest_id
            """;

    private static final String ADDRESSES = MERGE + """
            UPDATE address x
            SET customer_id = m.prospect_id,
                ship_to = x.ship_to AND NOT EXISTS (SELECT 1 FROM address d WHERE d.customer_id = m.prospect_id AND d.ship_to),
                bill_to = x.bill_to AND NOT EXISTS (SELECT 1 FROM address d WHERE d.customer_id = m.prospect_id AND d.bill_to)
            FROM merge m WHERE x.customer_id = m.guest_id
            """;

    private static final String ANSWERS = MERGE + """
            UPDATE answer r SET customer_id = m.prospect_id FROM merge m
            WHERE r.customer_id = m.guest_id AND NOT EXISTS (
              SELECT 1 FROM answer o WHERE o.customer_id = m.prospect_id AND o.question = r.question)
            """;

    private static final String LABELS = MERGE + """
            UPDATE label l SET customer_id = m.prospect_id FROM merge m
            WHERE l.customer_id = m.guest_id AND NOT EXISTS (
              SELECT 1 FROM label o WHERE o.customer_id = m.prospect_id AND o.kind = l.kind AND lower(o.name) = lower(l.name))
            """;

    private static final String CONSENTS = MERGE + """
            UPDATE consent n SET customer_id = m.prospect_id FROM merge m
            WHERE n.customer_id = m.guest_id AND NOT EXISTS (
              SELECT 1 FROM consent o WHERE o.customer_id = m.prospect_id AND o.kind = n.kind AND o.given_at = n.given_at)
            """;

    private static final String LEGAL_HOLD = MERGE + """
            UPDATE legal_hold h SET customer_id = m.prospect_id FROM merge m
            WHERE h.customer_id = m.guest_id AND NOT EXISTS (SELECT 1 FROM legal_hold o WHERE o.customer_id = m.prospect_id)
            """;

    // Shops go on telling of the guest by whatever id they know.
    private static final String FORMER_IDS = MERGE + """
            UPDATE customer_alias x SET customer_id = m.prospect_id FROM merge m WHERE x.customer_id = m.guest_id
            """;

    private static final String ID = MERGE + """
            INSERT INTO customer_alias (old_id, customer_id)
            SELECT m.guest_id, m.prospect_id FROM merge m WHERE m.guest_id <> m.target_id
            ON CONFLICT (old_id) DO UPDATE SET customer_id = excluded.customer_id
            """;

    private static final String FIELDS = MERGE + """
            UPDATE customer c
            SET phone = coalesce(c.phone, g.phone), office_phone = coalesce(c.office_phone, g.office_phone),
                time_zone = coalesce(c.time_zone, g.time_zone),
                commission_reduced_percent = coalesce(c.commission_reduced_percent, g.commission_reduced_percent),
                first_ordered_at = least(c.first_ordered_at, g.first_ordered_at),
                wanted = nullif(coalesce(g.wanted, '{}') || coalesce(c.wanted, '{}'), '{}'),
                version = c.version + 1, updated_at = clock_timestamp()
            FROM merge m JOIN customer g ON g.id = m.guest_id
            WHERE c.id = m.prospect_id AND num_nonnulls(g.phone, g.office_phone, g.time_zone, g.commission_reduced_percent,
                                                        g.first_ordered_at, g.wanted) > 0
            """;

    // The removal of the row and the new id of the other stand there too; here is why.
    private static final String TELL = MERGE + """
            INSERT INTO audit (action, entity, entity_id, reason, before, after)
            SELECT 'update', 'customer', m.prospect_id, 'The guest proved the address of this customer: they are one',
                   '{}', jsonb_build_object('merged_from', m.guest_id)
            FROM merge m JOIN customer s ON s.id = m.guest_id WHERE NOT
            """ + BatchSql.STUB;

    /** Everything that the prospect has of its own counts where there are both. */
    static final List<String> ALONG = List.of(
            TELL, ORDERS, ORDERS_OF_OTHERS, ADDRESSES, ANSWERS, LABELS, CONSENTS, LEGAL_HOLD, FORMER_IDS, ID, FIELDS);

    private MergeSql() {}
}
