package dev.foyer.keycloak.limits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The budgets, in the transaction of a connection. The clock is the database's, so that all nodes have the same. */
final class LimitTable {

    /** Somebody who waits longer for a row is refused. */
    private static final int SECONDS_TO_WAIT = 5;

    /** What to say when the budget has something left again meanwhile. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /**
     * One budget: what {@link Rate#allows} and {@link Rate#afterwards} say, atomically. The row is locked before the condition
     * is looked at, so of any number of requests at once exactly as many pass as there are permits. A row that does not exist
     * is a full budget.
     */
    private static final String TAKE = """
            taken%1$d as (
                insert into foyer_limit as l (realm_id, action, subject_kind, subject, due_at)
                select ?, ?, ?, ?, clock.now + ? * interval '1 microsecond' from clock %2$s
                on conflict (realm_id, action, subject_kind, subject) do update
                   set due_at = greatest(l.due_at + ? * interval '1 microsecond', excluded.due_at)
                 where l.due_at + ? * interval '1 microsecond' <= excluded.due_at + ? * interval '1 microsecond'
                returning 1)
            """;

    private static final String DUE = """
            select due_at, clock_timestamp() from foyer_limit
             where realm_id = ? and action = ? and subject_kind = ? and subject = ?
            """;

    private static final String REMOVE_FULL = """
            delete from foyer_limit where ctid = any (array(
                select ctid from foyer_limit where due_at < clock_timestamp() limit ? for update skip locked))
            """;

    private final Connection connection;

    LimitTable(Connection connection) {
        this.connection = connection;
    }

    /** Takes one of each budget in turn, in a single statement; stops before the first that is used up. */
    Verdict take(List<Budget> budgets) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(statement(budgets.size()))) {
            take.setQueryTimeout(SECONDS_TO_WAIT);
            int parameter = 1;
            for (Budget budget : budgets) {
                parameter = bind(take, parameter, budget);
                long interval = budget.rate().intervalMicros();
                take.setLong(parameter++, interval);
                take.setLong(parameter++, interval);
                take.setLong(parameter++, interval);
                take.setLong(parameter++, budget.rate().toleranceMicros());
            }
            try (ResultSet row = take.executeQuery()) {
                row.next();
                int taken = row.getInt(1);
                return taken == budgets.size() ? new Verdict.Allowed() : refusal(budgets.get(taken));
            }
        }
    }

    /** Removes some of the rows that say no more than none would. Returns how many it were. */
    int removeFull(int most) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE_FULL)) {
            remove.setInt(1, most);
            return remove.executeUpdate();
        }
    }

    /**
     * Each budget is taken only where the one before was, which also fixes the order of the locks. Nobody waits for the disk:
     * a database that crashes forgets what was taken in its last moment, and the flood finds it gone anyway.
     */
    private static String statement(int budgets) {
        StringBuilder sql = new StringBuilder("with clock as materialized (select clock_timestamp() as now,"
                + " set_config('synchronous_commit', 'off', true) as at_once)");
        StringBuilder taken = new StringBuilder("select 0");
        for (int i = 0; i < budgets; i++) {
            String condition = i == 0 ? "" : "where exists (select from taken%d)".formatted(i - 1);
            sql.append(", ").append(TAKE.formatted(i, condition));
            taken.append(" + (select count(*) from taken").append(i).append(')');
        }
        return sql.append(taken).toString();
    }

    private Verdict refusal(Budget budget) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DUE)) {
            query.setQueryTimeout(SECONDS_TO_WAIT);
            bind(query, 1, budget);
            try (ResultSet row = query.executeQuery()) {
                Duration rest =
                        row.next() ? budget.rate().untilAllowed(instant(row, 1), instant(row, 2)) : Duration.ZERO;
                return new Verdict.Refused(rest.isZero() ? AT_ONCE : rest);
            }
        }
    }

    private static int bind(PreparedStatement statement, int first, Budget budget) throws SQLException {
        statement.setString(first, budget.realmId());
        statement.setString(first + 1, budget.action().value());
        statement.setString(first + 2, budget.kind().value());
        statement.setString(first + 3, budget.subject());
        return first + 4;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
