package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Contest;
import dev.foyer.benchmarks.Contest.Contestant;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import java.sql.SQLException;
import java.util.Map;

/**
 * Refreshes of tokens with all claims per second against a stock realm of the same Keycloak, and the SQL statements that one
 * refresh takes: with the user in Keycloak's cache, and without, as after a change of the user.
 */
public final class TokensBenchmark implements Benchmark {

    private static final Contest CONTEST = new Contest("tokens", "refreshes/s", 4, 2_000, 10, 15);

    @Override
    public void run() {
        try (SignInRealms realms = SignInRealms.start("tokens")) {
            Sessions ours = Sessions.of(realms, "customers");
            Sessions stock = Sessions.of(realms, "stock");
            Sessions twin = Sessions.of(realms, "stock-twin");
            CONTEST.between(
                    new Contestant("customers", ours::refresh),
                    new Contestant("stock", stock::refresh),
                    new Contestant("stock-twin", twin::refresh));
            count(realms, ours, stock);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void count(SignInRealms realms, Sessions ours, Sessions stock) throws SQLException {
        Rest admin = new Rest(TokenSource.administrator(realms.keycloak()));
        String realm = realms.keycloak() + "/admin/realms/customers/";
        try (StatementLog log = StatementLog.of(realms.stack().postgreSql(), realms.postgresLog(), "keycloak")) {
            new StatementCount("tokens-statements", log).between(() -> {}, ours::refresh, stock::refresh);
            // It empties the cache of all realms.
            new StatementCount("tokens-statements-cold", log)
                    .between(
                            () -> admin.post(realm + "clear-user-cache", Map.of(), 204), ours::refresh, stock::refresh);
        }
    }
}
