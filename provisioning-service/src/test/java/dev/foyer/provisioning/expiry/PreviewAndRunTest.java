package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the preview says of a moment is what a run for that moment takes, of guests of every kind. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class PreviewAndRunTest {

    private static final int GUESTS = 120;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<String> STATES =
            List.of("open", "completed", "delivered", "delivered", "cancelled", "disputed", "returned");

    @Inject
    DataSource registry;

    @Inject
    ExpiryPreview preview;

    @Inject
    ExpiryRule rule;

    @BeforeEach
    void nobody() {
        sql("TRUNCATE customer, company, identity_command, guest_expiry_run CASCADE");
        sql("INSERT INTO guest_expiry_run (id, trigger, as_of) VALUES ('run', 'hand', now())");
    }

    @Test
    void whoIsPreviewedIsTakenForTheSameAndNobodyElse() throws SQLException {
        for (int seed = 1; seed <= 5; seed++) {
            sql("TRUNCATE customer CASCADE");
            guests(new Random(seed));

            List<String> previewed = previewed();

            assertThat(previewed).as("seed %d", seed).hasSizeBetween(GUESTS / 10, GUESTS - 10);
            assertThat(taken()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(previewed);
        }
    }

    /** Half of the times are at an end of a period, to the microsecond. */
    private void guests(Random random) {
        for (int number = 0; number < GUESTS; number++) {
            String id = "g" + number;
            sql(
                    "INSERT INTO customer (id, user_id, account_type, created_at, first_sign_in_at)"
                            + " VALUES (?, 'u' || ?, 'guest', ?::timestamptz, ?::timestamptz)",
                    id,
                    id,
                    time(random),
                    random.nextInt(4) == 0 ? time(random) : null);
            for (int order = random.nextInt(3); order > 0; order--) {
                String state = STATES.get(random.nextInt(STATES.size()));
                sql(
                        "INSERT INTO customer_order (reference, customer_id, state, placed_at, delivered_at, cancelled_at)"
                                + " VALUES (?, ?, ?, '2026-01-01T00:00:00Z', ?::timestamptz, ?::timestamptz)",
                        "R-" + id + "-" + order,
                        id,
                        state,
                        state.equals("delivered") ? time(random) : null,
                        state.equals("cancelled") ? time(random) : null);
            }
            if (random.nextInt(3) == 0) {
                sql(
                        "UPDATE guest_expiry SET stage = 'expired', since = ?::timestamptz WHERE customer_id = ?",
                        time(random),
                        id);
            }
            if (random.nextInt(8) == 0) {
                sql("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES (?, 'a lawsuit', 'boss')", id);
            }
        }
    }

    private String time(Random random) {
        List<Duration> periods = List.of(
                rule.periods().grace(), rule.periods().idle(), rule.periods().retention());
        Instant time = random.nextBoolean()
                ? NOW.minus(periods.get(random.nextInt(3))).plusNanos(1_000L * (random.nextInt(3) - 1))
                : NOW.minusSeconds(random.nextInt(120 * 86_400));
        return time.toString();
    }

    private List<String> previewed() {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<PreviewedGuest> page = preview.page(NOW, PageRequest.parse("7", cursor));
            page.items().forEach(guest -> all.add(guest.action() + " " + guest.customerId()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private List<String> taken() throws SQLException {
        DueGuests due = new DueGuests(registry, 10);
        List<String> all = new ArrayList<>();
        List<DueBatch> batches = due.take("run", rule.at(NOW));
        while (!batches.isEmpty()) {
            for (DueBatch batch : batches) {
                String action = batch.stage() == DueBatch.Stage.ERASING ? "ERASE " : "EXPIRE ";
                batch.guests().forEach(guest -> all.add(action + guest.customerId()));
            }
            batches = due.take("run", rule.at(NOW));
        }
        return all;
    }

    private void sql(String statement, Object... parameters) {
        TestRegistry.execute(registry, statement, parameters);
    }
}
