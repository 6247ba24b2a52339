package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.FilledRegistry;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast 20,000 waiting markers become customers, against plain batched inserts of the same rows, in an empty registry and
 * in one that has a million customers.
 */
final class Backlog {

    private static final int USERS = 20_000;
    private static final int CHUNK = 500;
    private static final int ROUNDS = 3;
    private static final int MILLION = 1_000_000;

    private final FoyerStack stack;
    private final String keycloak;

    private Backlog(FoyerStack stack) {
        this.stack = stack;
        this.keycloak = stack.keycloak().baseUrl().toString();
    }

    static void measure(FoyerStack stack) throws SQLException {
        Backlog backlog = new Backlog(stack);
        backlog.importUsers();
        List<Double> empty = backlog.measure("mirror-backlog", 0);
        List<Double> million = backlog.measure("mirror-backlog-million", MILLION);
        System.out.println(new Figure("mirror-backlog-growth", million, empty, "users/s").line());
    }

    private List<Double> measure(String figure, int customers) throws SQLException {
        List<Double> drained = new ArrayList<>();
        List<Double> inserted = new ArrayList<>();
        stack.service().pause();
        try (Connection registry = stack.postgreSql().connect("registry");
                PlainInserts peer = new PlainInserts(registry)) {
            FilledRegistry.fill(registry, customers);
            peer.prepare();
            // The first round warms up.
            for (int round = 0; round <= ROUNDS; round++) {
                FilledRegistry.removeOthers(registry, "customer");
                markAll();
                stack.service().resume();
                double ours = drain();
                stack.service().pause();
                double plain = peer.perSecond(CHUNK);
                System.out.printf(Locale.ROOT, "%s %d: drained %.0f/s, inserted %.0f/s%n", figure, round, ours, plain);
                if (round > 0) {
                    drained.add(ours);
                    inserted.add(plain);
                }
            }
        }
        stack.service().resume();
        System.out.println(new Figure(figure, drained, inserted, "users/s").line());
        return drained;
    }

    /** Users per second from the moment the service goes on until no marker waits. */
    private double drain() throws SQLException {
        try (Connection database = stack.postgreSql().connect("keycloak");
                Statement query = database.createStatement()) {
            long begin = System.nanoTime();
            while (true) {
                try (ResultSet row = query.executeQuery("select exists (select 1 from foyer_change_marker)")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return USERS / ((System.nanoTime() - begin) / 1e9);
                    }
                }
            }
        }
    }

    private void importUsers() {
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        for (int first = 0; first < USERS; first += CHUNK) {
            List<Map<String, Object>> users = new ArrayList<>();
            for (int number = first; number < first + CHUNK; number++) {
                String email = "backlog-" + number + "@buyer.example";
                users.add(Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        "Rosa" + number,
                        "lastName",
                        "Meyer",
                        "attributes",
                        Map.of("account_type", List.of("personal"))));
            }
            admin.post(
                    keycloak + "/admin/realms/customers/partialImport",
                    Map.of("ifResourceExists", "FAIL", "users", users),
                    200);
        }
    }

    /** Marks by SQL, so that only draining is measured. */
    private void markAll() throws SQLException {
        try (Connection database = stack.postgreSql().connect("keycloak");
                Statement statement = database.createStatement()) {
            statement.execute("truncate foyer_change_marker");
            statement.execute("insert into foyer_change_marker (realm_id, user_id, kind)"
                    + " select realm_id, id, 'changed' from user_entity where email like 'backlog-%' order by id");
        }
    }
}
