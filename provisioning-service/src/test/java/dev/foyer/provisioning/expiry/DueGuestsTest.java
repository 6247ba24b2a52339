package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.expiry.DueBatch.Stage;
import dev.foyer.provisioning.retention.RetentionPeriods;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who is handed out, and to whom. */
class DueGuestsTest extends GuestTestBase {

    private static final String LONG_AGO = "2026-01-01T00:00:00Z";

    @Test
    void guestsComeInTheOrderInWhichTheyWereDueAndOnlyOnce() throws SQLException {
        guest("b", "2026-05-03T00:00:00Z");
        guest("a", "2026-05-02T00:00:00Z");
        guest("young", "2026-05-30T00:00:00Z");

        List<DueBatch> taken = take();

        assertThat(ids(taken)).containsExactlyInAnyOrder("a", "b");
        assertThat(taken).singleElement().extracting(DueBatch::stage).isEqualTo(Stage.EXPIRING);
        assertThat(take()).isEmpty();
        assertThat(registry.text("SELECT due_at AT TIME ZONE 'UTC' FROM guest_expiry WHERE customer_id = 'a'"))
                .isEqualTo("2026-05-09 00:00:00");
    }

    @Test
    void whatIsKeptByAnOrderOrByALegalHoldIsNotHandedOut() throws SQLException {
        guest("disputed", LONG_AGO);
        order("o1", "disputed", "disputed", LONG_AGO);
        guest("held", LONG_AGO);
        registry.execute("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES ('held', 'a lawsuit', 'boss')");
        guest("delivered", LONG_AGO);
        order("o2", "delivered", "delivered", "2026-03-01T00:00:00Z");
        guest("recently", LONG_AGO);
        order("o3", "recently", "delivered", "2026-05-03T00:00:00Z");

        assertThat(ids(take())).containsExactly("delivered");

        registry.execute("DELETE FROM legal_hold");
        assertThat(ids(take())).containsExactly("held");
        state("o1", "delivered", "2026-05-01T00:00:00Z");
        assertThat(ids(take())).containsExactly("disputed");
    }

    @Test
    void otherPeriodsCountForTheGuestsWhoAreHereToo() throws SQLException {
        guest("g", "2026-05-31T23:00:00Z");
        assertThat(take()).isEmpty();

        Duration hour = Duration.ofHours(1);
        ExpiryRule strict = new ExpiryRule(new RetentionPeriods(hour, hour, hour, hour), Clock.systemUTC()).at(NOW);

        assertThat(ids(take(strict))).containsExactly("g");
    }

    @Test
    void whomAKilledProcessHadIsHandedOutAgainUnderTheSameCommand() throws SQLException {
        guest("g", LONG_AGO);
        DueGuest first = take().get(0).guests().get(0);
        registry.execute("UPDATE guest_expiry SET next_attempt_at = clock_timestamp()");

        DueGuest again = take().get(0).guests().get(0);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void whoWasGivenBackIsHandedOutAtOnceAndWhoFailedLaterAndLater() throws SQLException {
        guest("g", LONG_AGO);
        DueBatch batch = take().get(0);
        due(1).release(batch.guests());
        batch = take().get(0);

        due(1).failed(batch, "because");
        due(1).failed(batch, "because");

        assertThat(take()).isEmpty();
        assertThat(registry.text("SELECT attempts || ' ' || failure || ' '"
                        + " || (next_attempt_at - clock_timestamp() BETWEEN interval '15 seconds' AND interval '20 seconds')"
                        + " FROM guest_expiry"))
                .isEqualTo("2 because true");
        assertThat(registry.text("SELECT failed FROM guest_expiry_run")).isEqualTo("1");
    }

    @Test
    void anExpiredGuestIsErasedAfterTheRetentionUnlessAnOrderIsInDisputeByThen() throws SQLException {
        guest("g", LONG_AGO);
        order("o", "g", "delivered", LONG_AGO);
        new ExpiredGuests(registry.dataSource()).settle("run", take().get(0).guests());
        registry.execute("UPDATE guest_expiry SET since = '2026-04-02T00:00:00Z'");
        registry.execute("UPDATE customer SET expired_at = '2026-04-02T00:00:00Z'");
        state("o", "disputed", "2026-04-03T00:00:00Z");
        assertThat(take()).isEmpty();

        state("o", "delivered", "2026-04-02T00:00:00Z");

        assertThat(take()).singleElement().extracting(DueBatch::stage).isEqualTo(Stage.ERASING);
    }

    @Test
    void whatKeepsAGuestIsNotTooLateWhileNobodyHasTheGuestAtHand() throws SQLException {
        for (String guest : List.of("disputes", "held", "buys-again", "deleted", "due")) {
            guest(guest, LONG_AGO);
            order("o-" + guest, guest, "delivered", LONG_AGO);
        }
        registry.execute("UPDATE guest_expiry SET stage = 'expired', since = '2026-01-01T00:00:00Z'"
                + " WHERE customer_id IN ('disputes', 'held', 'deleted')");
        List<DueBatch> expiring = take();
        List<DueBatch> erasing = take();
        assertThat(ids(expiring)).containsExactlyInAnyOrder("buys-again", "due");
        assertThat(ids(erasing)).containsExactlyInAnyOrder("disputes", "held", "deleted");

        state("o-disputes", "disputed", "2026-05-31T00:00:00Z");
        state("o-deleted", "disputed", "2026-05-31T00:00:00Z");
        order("o-new", "buys-again", "open", "");
        registry.execute("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES ('held', 'a lawsuit', 'boss')");
        registry.execute("UPDATE customer SET user_id = NULL WHERE id = 'deleted'");
        for (DueBatch batch : List.of(expiring.get(0), erasing.get(0))) {
            due(100).release(batch.guests());
        }

        assertThat(ids(take())).containsExactlyInAnyOrder("deleted", "due");
        assertThat(registry.texts("SELECT customer_id || ' ' || stage || ' ' || (command_id IS NULL) FROM guest_expiry"
                        + " WHERE customer_id NOT IN ('deleted', 'due') ORDER BY 1"))
                .containsExactly("buys-again active true", "disputes expired true", "held expired true");

        registry.execute("DELETE FROM legal_hold");
        state("o-disputes", "delivered", "2026-01-02T00:00:00Z");
        assertThat(ids(take())).containsExactlyInAnyOrder("disputes", "held");
    }

    @Test
    void whoeverIsAtHandIsLetGoByNobody() throws SQLException {
        guest("g", LONG_AGO);
        take();

        order("o", "g", "open", "");

        assertThat(take()).isEmpty();
        assertThat(stage("g")).isEqualTo("expiring");
    }

    @Test
    void processesAtTheSameTimeShareTheGuestsAndNobodyComesTwice() throws Exception {
        registry.execute("INSERT INTO customer (id, account_type, created_at)"
                + " SELECT 'g' || n, 'guest', '2026-01-01T00:00:00Z' FROM generate_series(1, 300) n");
        ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Object>> done = processes.invokeAll(java.util.Collections.nCopies(4, () -> {
                List<DueBatch> batches = due(7).take("run", RULE);
                while (!batches.isEmpty()) {
                    all.addAll(ids(batches));
                    batches = due(7).take("run", RULE);
                }
                return null;
            }));
            for (Future<Object> each : done) {
                each.get();
            }
        } finally {
            processes.shutdownNow();
        }

        assertThat(all).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void whoeverIsNotDueCostsNothingHoweverManyTheyAre() throws SQLException {
        registry.execute("INSERT INTO customer (id, account_type, created_at)"
                + " SELECT 'g' || n, 'guest', '2026-05-31T00:00:00Z' FROM generate_series(1, 20000) n");
        registry.execute("ANALYZE guest_expiry");

        String plan = String.join("\n", registry.texts("""
                EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF)
                SELECT d.customer_id FROM guest_expiry d
                WHERE d.stage = 'active' AND NOT d.ordered AND NOT d.kept_by_order AND NOT d.legal_hold
                  AND d.since <= '2026-05-25T00:00:00Z'
                ORDER BY d.since, d.customer_id LIMIT 100 FOR UPDATE SKIP LOCKED
                """));

        assertThat(plan).contains("guest_expiry_due").doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    @Test
    void theDatabasesTimeZoneAndItsSummerTimeDoNoHarm() throws SQLException {
        // In New York the day had 23 hours.
        guest("g", "2026-03-07T17:00:00Z");
        Duration day = Duration.ofDays(1);
        RetentionPeriods days = new RetentionPeriods(day, day, day, day);
        ExpiryRule early = new ExpiryRule(days, Clock.systemUTC()).at(java.time.Instant.parse("2026-03-08T16:59:59Z"));
        ExpiryRule late = early.at(java.time.Instant.parse("2026-03-08T17:00:00Z"));
        String zone = "ALTER DATABASE " + registry.text("SELECT current_database()") + " SET timezone = ";
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(zone + "'America/New_York'");
            assertThat(take(early)).isEmpty();
            assertThat(ids(take(late))).containsExactly("g");
            assertThat(registry.text("SELECT due_at = '2026-03-08T17:00:00Z' FROM guest_expiry"))
                    .isEqualTo("t");
            statement.execute(zone + "DEFAULT");
        }
    }
}
