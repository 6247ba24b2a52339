package dev.foyer.provisioning.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.PointInTime;
import dev.foyer.provisioning.field.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a shop tells of an order.
 *
 * @param customerId of today or of the past
 * @param times when what is told of happened, as far as the shop says so; {@code open} is when the order was placed
 * @param shop null to leave it as it is
 */
record OrderReport(
        String customerId,
        OrderState state,
        Map<OrderState, Instant> times,
        @Nullable String shop) {

    private static final PlainText ID = new PlainText(255);
    private static final PlainText SHOP = new PlainText(200);

    /**
     * Reads the body of a request, see {@link ReportedOrder}.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming every field that is not allowed
     */
    static OrderReport read(byte @Nullable [] body, Clock clock) {
        ObjectNode given = JsonBody.object(body);
        Given<String> customer = new Given<>("");
        Given<OrderState> state = new Given<>(OrderState.OPEN);
        Map<OrderState, Instant> times = new EnumMap<>(OrderState.class);
        AtomicReference<@Nullable String> shop = new AtomicReference<>();
        Rule<Instant> time = new PointInTime(clock);
        Fields fields = Fields.ofNew(given);
        fields.mandatory("customerId", ID, customer::set);
        fields.mandatory("state", new Choice(OrderState.codes()), code -> state.set(OrderState.of(code)));
        fields.kept("placedAt", time, at -> times.put(OrderState.OPEN, at));
        OrderState told = state.get();
        if (told == OrderState.OPEN) {
            fields.refuse("completedAt", "must be left out of an order that is open");
        } else {
            fields.kept("completedAt", time, at -> times.put(OrderState.COMPLETED, at));
        }
        if (told == OrderState.DELIVERED || told.isException()) {
            fields.kept("deliveredAt", time, at -> times.put(OrderState.DELIVERED, at));
        } else {
            fields.refuse("deliveredAt", "must be left out of an order that is " + told.code());
        }
        if (told.isException()) {
            fields.kept("exceptedAt", time, at -> times.put(told, at));
        } else {
            fields.refuse("exceptedAt", "is only for an order that is cancelled, disputed or returned");
        }
        fields.optional("shop", SHOP, shop::set);
        fields.finish();
        return new OrderReport(customer.get(), told, times, shop.get());
    }

    /**
     * What is known of the order with this report. A time that the report does not tell is the one that was known before, so that a
     * report that comes twice changes nothing, and else now.
     *
     * @param known null for an order that is new
     */
    OrderFacts facts(@Nullable OrderFacts known, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        OrderFacts told = OrderFacts.placed(placed(known, moment));
        for (Map.Entry<OrderState, Instant> fact : times.entrySet()) {
            told = told.with(fact.getKey(), fact.getValue());
        }
        if (!times.containsKey(state) && state != OrderState.OPEN) {
            Instant before = known == null ? null : known.at(state);
            told = told.with(state, before == null ? moment : before);
        }
        return known == null ? told : known.and(told);
    }

    /** An order is placed before anything else becomes of it. */
    private Instant placed(@Nullable OrderFacts known, Instant moment) {
        Instant told = times.get(OrderState.OPEN);
        if (told != null) {
            return told;
        }
        return known != null
                ? known.placedAt()
                : times.values().stream()
                        .filter(at -> at.isBefore(moment))
                        .min(Instant::compareTo)
                        .orElse(moment);
    }
}
