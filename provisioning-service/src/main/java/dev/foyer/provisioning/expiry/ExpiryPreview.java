package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.expiry.PreviewedGuest.Action;
import dev.foyer.provisioning.expiry.PreviewedGuest.Reason;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is due, before anything happens to them. Nothing is locked and nothing is written. */
@ApplicationScoped
class ExpiryPreview {

    // Each walks its index from the page before on, and none further than one page: cost does not grow with the table.
    private static final String DUE = """
            (SELECT '%s' AS reason, e.customer_id, e.since, e.since + ? * interval '1 millisecond' AS due_at
             FROM guest_expiry e JOIN customer c ON c.id = e.customer_id
             WHERE %s AND NOT e.kept_by_order AND NOT e.legal_hold AND e.since <= ? AND (e.since, e.customer_id) > (?, ?) AND %s
             ORDER BY e.since, e.customer_id LIMIT %d)
            """;

    private static final String CLOSED = "e.stage = 'active' AND e.ordered";
    private static final String IDLE = "e.stage = 'active' AND NOT e.ordered";
    private static final String EXPIRED = "e.stage = 'expired'";

    /** Before everybody. */
    private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, "");

    private final Registry registry;
    private final StaffScope scope;
    private final ExpiryRule rule;

    ExpiryPreview(Registry registry, StaffScope scope, ExpiryRule rule) {
        this.registry = registry;
        this.scope = scope;
        this.rule = rule;
    }

    /**
     * One page of the guests who are due, longest due first.
     *
     * @param at who is due by then; null for now
     */
    Page<PreviewedGuest> page(@Nullable Instant at, PageRequest request) {
        ExpiryRule then = at == null ? rule : rule.at(at);
        Cursor after = request.after() == null ? BEGINNING : request.after();
        List<Object> parameters = new ArrayList<>();
        String due = String.join(
                " UNION ALL ",
                branch(
                        Reason.ORDERS_CLOSED,
                        CLOSED,
                        then.closedUntil(),
                        then.periods().grace(),
                        after,
                        request,
                        parameters),
                branch(
                        Reason.NEVER_ORDERED,
                        IDLE,
                        then.idleUntil(),
                        then.periods().idle(),
                        after,
                        request,
                        parameters),
                branch(
                        Reason.RETENTION_OVER,
                        EXPIRED,
                        then.expiredUntil(),
                        then.periods().retention(),
                        after,
                        request,
                        parameters));
        List<PreviewedGuest> rows = registry.list(
                "SELECT * FROM (" + due + ") d ORDER BY d.due_at, d.customer_id LIMIT " + request.fetchSize(),
                parameters,
                row -> {
                    Reason reason = Reason.valueOf(row.getString("reason"));
                    return new PreviewedGuest(
                            row.getString("customer_id"),
                            reason == Reason.RETENTION_OVER ? Action.ERASE : Action.EXPIRE,
                            reason,
                            Columns.requiredInstant(row, "since"),
                            Columns.requiredInstant(row, "due_at"));
                });
        return Page.of(rows, request, guest -> new Cursor(guest.dueAt(), guest.customerId()));
    }

    private String branch(
            Reason reason,
            String which,
            Instant until,
            Duration period,
            Cursor after,
            PageRequest request,
            List<Object> parameters) {
        Condition visible = scope.customers("c");
        parameters.addAll(List.of(period.toMillis(), until, after.createdAt().minus(period), after.id()));
        parameters.addAll(visible.parameters());
        return DUE.formatted(reason.name(), which, visible.sql(), request.fetchSize());
    }
}
