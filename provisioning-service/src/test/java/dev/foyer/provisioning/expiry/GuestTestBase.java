package dev.foyer.provisioning.expiry;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.retention.RetentionPeriods;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Guests and their orders in a database of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuestTestBase {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    static final RetentionPeriods PERIODS =
            new RetentionPeriods(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(60), Duration.ofHours(6));

    static final ExpiryRule RULE = new ExpiryRule(PERIODS, Clock.systemUTC()).at(NOW);

    TestRegistry registry;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
    }

    @BeforeEach
    void empty() {
        registry.execute(
                "TRUNCATE import_job, customer, company, identity_command, mirror_parked, idempotency_key, mail,"
                        + " guest_expiry_run CASCADE");
        registry.execute(
                "INSERT INTO guest_expiry_run (id, trigger, as_of) VALUES ('run', 'hand', ?::timestamptz)", NOW + "");
    }

    /** A guest with a user of the same name who came at this time. */
    void guest(String id, String cameAt) {
        registry.execute(
                "INSERT INTO customer (id, user_id, account_type, guest_email, created_at)"
                        + " VALUES (?, 'u-' || ?, 'guest', ? || '@example.org', ?::timestamptz)",
                id,
                id,
                id,
                cameAt);
    }

    /** An order that has been in this state since then. */
    void order(String reference, String guest, String state, String since) {
        registry.execute(
                "INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES (?, ?, 'open', '2026-01-01T00:00:00Z')",
                reference,
                guest);
        state(reference, state, since);
    }

    void state(String reference, String state, String since) {
        if (state.equals("open")) {
            registry.execute("UPDATE customer_order SET state = 'open' WHERE reference = ?", reference);
        } else {
            registry.execute(
                    "UPDATE customer_order SET state = ?, " + state + "_at = ?::timestamptz WHERE reference = ?",
                    state,
                    since,
                    reference);
        }
    }

    DueGuests due(int most) {
        return new DueGuests(registry.dataSource(), most);
    }

    List<DueBatch> take() throws SQLException {
        return take(RULE);
    }

    List<DueBatch> take(ExpiryRule rule) throws SQLException {
        return due(100).take("run", rule);
    }

    /** Whom the batches have. */
    static List<String> ids(List<DueBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.guests().stream())
                .map(DueGuest::customerId)
                .toList();
    }

    String stage(String guest) {
        return registry.text("SELECT stage FROM guest_expiry WHERE customer_id = ?", guest);
    }
}
