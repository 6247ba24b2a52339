package dev.foyer.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the table that Keycloak's migration made, or a copy of it that nobody else writes to. */
@OnFoyer
@DisplayName("The table of limits")
class LimitTableIT {

    private final FoyerSystem system;

    LimitTableIT(FoyerSystem system) {
        this.system = system;
    }

    @BeforeEach
    void copy() throws SQLException {
        try (Connection connection = system.stack().postgreSql().connect("keycloak");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema limit_copy");
            statement.execute("create table limit_copy.foyer_limit (like public.foyer_limit including all)");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (Connection connection = system.stack().postgreSql().connect("keycloak");
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema limit_copy cascade");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("decides as the rate does, step by step, for many subjects as time goes by")
    void asTheRateDoes(long seed) throws SQLException {
        Random random = new Random(seed);
        Map<String, Instant> due = new HashMap<>();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        try (Connection connection = connect()) {
            LimitTable table = new LimitTable(connection);
            for (int step = 0; step < 500; step++) {
                // Whole hours: the seconds that the test itself takes decide nothing.
                Rate rate = new Rate(1 + random.nextInt(4), Duration.ofHours(12));
                long hours = random.nextInt(4) == 0 ? 0 : random.nextInt(7);
                advance(connection, hours);
                now = now.plus(Duration.ofHours(hours));
                String subject = rate.permits() + "-" + random.nextInt(5);
                Instant before = due.getOrDefault(subject, Instant.EPOCH);

                Verdict verdict = table.take(List.of(budget(Subject.Kind.ADDRESS, subject, rate)));

                assertThat(verdict instanceof Verdict.Allowed)
                        .as("step %d", step)
                        .isEqualTo(rate.allows(before, now));
                if (verdict instanceof Verdict.Refused refused) {
                    assertThat(refused.retryAfter())
                            .isBetween(
                                    rate.untilAllowed(before, now).minusMinutes(1),
                                    rate.untilAllowed(before, now).plusMinutes(1));
                } else {
                    due.put(subject, rate.afterwards(before, now));
                }
            }
        }
    }

    @Test
    @DisplayName("lets exactly as many through as there are permits, however many ask at once")
    void exactUnderParallelRequests() throws Exception {
        List<Budget> budgets = List.of(
                budget(Subject.Kind.NETWORK, "n", new Rate(500, Duration.ofDays(1))),
                budget(Subject.Kind.ADDRESS, "a", new Rate(37, Duration.ofDays(1))),
                budget(Subject.Kind.REALM, "r", new Rate(1000, Duration.ofDays(1))));

        List<Verdict> verdicts = inParallel(16, 25, () -> budgets);

        assertThat(verdicts).hasSize(400);
        assertThat(verdicts.stream().filter(Verdict.Allowed.class::isInstance)).hasSize(37);
        assertThat(left("network", "n", 500)).isEqualTo(100);
        assertThat(left("realm", "r", 1000)).isEqualTo(963);
    }

    @Test
    @DisplayName("never makes requests wait for each other crosswise, with the same budgets in all combinations")
    void noDeadlock() throws Exception {
        Rate plenty = new Rate(100_000, Duration.ofDays(1));
        Random random = new Random(7);

        List<Verdict> verdicts = inParallel(16, 40, () -> {
            String network;
            String address;
            synchronized (random) {
                network = "n" + random.nextInt(2);
                address = "a" + random.nextInt(2);
            }
            return List.of(
                    budget(Subject.Kind.NETWORK, network, plenty),
                    budget(Subject.Kind.ADDRESS, address, plenty),
                    budget(Subject.Kind.REALM, "r", plenty));
        });

        assertThat(verdicts).hasSize(640).allMatch(Verdict.Allowed.class::isInstance);
        // About one a second comes back meanwhile.
        assertThat(left("realm", "r", 100_000)).isBetween(100_000L - 640, 100_000L - 540);
    }

    @Test
    @DisplayName("takes nothing behind a budget that is used up")
    void nothingBehind() throws SQLException {
        Rate one = new Rate(1, Duration.ofDays(1));
        Rate ten = new Rate(10, Duration.ofDays(1));
        List<Budget> budgets = List.of(budget(Subject.Kind.NETWORK, "n", one), budget(Subject.Kind.REALM, "r", ten));
        try (Connection connection = connect()) {
            LimitTable table = new LimitTable(connection);

            assertThat(table.take(budgets)).isInstanceOf(Verdict.Allowed.class);
            for (int i = 0; i < 20; i++) {
                assertThat(table.take(budgets)).isInstanceOf(Verdict.Refused.class);
            }
        }
        assertThat(left("realm", "r", 10)).isEqualTo(9);
    }

    @Test
    @DisplayName("is rid of budgets that are full again, a bounded number at once, and of no others")
    void removesFull() throws SQLException {
        try (Connection connection = connect()) {
            LimitTable table = new LimitTable(connection);
            for (int i = 0; i < 5; i++) {
                table.take(List.of(budget(Subject.Kind.USER, "old" + i, new Rate(1, Duration.ofHours(1)))));
            }
            advance(connection, 2);
            table.take(List.of(budget(Subject.Kind.USER, "new", new Rate(1, Duration.ofHours(1)))));

            assertThat(table.removeFull(3)).isEqualTo(3);
            assertThat(table.removeFull(3)).isEqualTo(2);
            assertThat(table.removeFull(3)).isZero();
            assertThat(count(connection)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("is cleaned by Keycloak itself")
    void cleaned() {
        var database = system.keycloakDatabase();
        database.update("insert into foyer_limit (realm_id, action, subject_kind, subject, due_at)"
                + " values ('gone', 'sign_up', 'user', 'full', now() - interval '1 second'),"
                + " ('gone', 'sign_up', 'user', 'used', now() + interval '1 hour')");

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> database.count("select count(*) from foyer_limit where realm_id = 'gone'") == 1);
        assertThat(database.texts("select subject from foyer_limit where realm_id = 'gone'"))
                .containsExactly("used");
        database.update("delete from foyer_limit where realm_id = 'gone'");
    }

    private List<Verdict> inParallel(int threads, int times, Callable<List<Budget>> budgets) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<Verdict>>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                work.add(() -> {
                    List<Verdict> verdicts = new ArrayList<>();
                    try (Connection connection = connect()) {
                        for (int i = 0; i < times; i++) {
                            verdicts.add(new LimitTable(connection).take(budgets.call()));
                        }
                    }
                    return verdicts;
                });
            }
            List<Verdict> all = new ArrayList<>();
            for (Future<List<Verdict>> each : pool.invokeAll(work)) {
                all.addAll(each.get());
            }
            return all;
        } finally {
            pool.shutdown();
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = system.stack().postgreSql().connect("keycloak");
        connection.setSchema("limit_copy");
        return connection;
    }

    /** As if hours had gone by. */
    private static void advance(Connection connection, long hours) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update foyer_limit set due_at = due_at - ? * interval '1 hour'")) {
            update.setLong(1, hours);
            update.executeUpdate();
        }
    }

    /** How many permits a budget of a day has left. */
    private long left(String kind, String subject, int permits) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(
                        "select extract(epoch from due_at - clock_timestamp()) / 86400 * ? from foyer_limit"
                                + " where subject_kind = ? and subject = ?")) {
            query.setInt(1, permits);
            query.setString(2, kind);
            query.setString(3, subject);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return permits - (long) Math.ceil(row.getDouble(1));
            }
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from foyer_limit")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Budget budget(Subject.Kind kind, String subject, Rate rate) {
        return new Budget("realm", Action.SIGN_UP, kind, subject, rate);
    }
}
