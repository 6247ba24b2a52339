package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Decides about the recipients of invitations of many, some at a time, each batch in a transaction: killed anywhere, it goes on where
 * it was. Whoever is invited gets a link of the same kind as one who is invited alone. Used by one thread; any number of processes may work.
 */
final class RunTurns implements Turns {

    private static final int BATCH = 500;

    private static final String RUN = """
            SELECT r.id, set_config('foyer.actor', r.created_by, true), set_config('foyer.reason', coalesce(r.reason, ''), true)
            FROM invitation_run r WHERE r.finished_at IS NULL ORDER BY r.created_at, r.id LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    // Locked before anything is decided: whoever writes the customers meanwhile has written them.
    private static final String TAKE = """
            SELECT set_config('foyer.recipients', coalesce(json_agg(t.id), '[]')::text, true), count(*) AS taken
            FROM (SELECT c.id FROM customer c
                  WHERE c.id IN (SELECT p.customer_id FROM invitation_recipient p
                                 WHERE p.run_id = ? AND p.outcome IS NULL ORDER BY p.customer_id LIMIT ?)
                  ORDER BY c.id FOR UPDATE) t
            """;

    private static final String TAKEN = "(SELECT json_array_elements_text(current_setting('foyer.recipients')::json))";

    private static final String DECIDE = """
            UPDATE invitation_recipient p SET outcome = invitation_verdict(c)
            FROM customer c WHERE p.run_id = ? AND c.id = p.customer_id AND c.id IN %s
            """.formatted(TAKEN);

    private static final String INVITE = """
            SELECT open_login_links(
                     ARRAY(SELECT p.customer_id FROM invitation_recipient p
                           WHERE p.run_id = r.id AND p.outcome = 'invite' AND p.customer_id IN %s
                           ORDER BY p.customer_id), 'invitation', r.life) IS NULL
            FROM invitation_run r WHERE r.id = ?
            """.formatted(TAKEN);

    private static final String LINK = """
            UPDATE invitation_recipient p SET link_id = l.id
            FROM login_link l
            WHERE p.run_id = ? AND p.outcome = 'invite' AND p.customer_id IN %s
              AND l.customer_id = p.customer_id AND l.status = 'waiting'
            """.formatted(TAKEN);

    private static final String FINISH = "UPDATE invitation_run SET finished_at = clock_timestamp() WHERE id = ?";

    private final DataSource dataSource;
    private final Pace pace;

    RunTurns(DataSource dataSource, Pace pace) {
        this.dataSource = dataSource;
        this.pace = pace;
    }

    @Override
    public Duration turn() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean worked = work(connection);
                connection.commit();
                return worked ? pace.worked(true) : pace.idled();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    private static boolean work(Connection connection) throws SQLException {
        String run;
        try (PreparedStatement statement = connection.prepareStatement(RUN);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            run = row.getString("id");
        }
        if (take(connection, run) == 0) {
            execute(connection, FINISH, run);
        } else {
            execute(connection, DECIDE, run);
            execute(connection, INVITE, run);
            execute(connection, LINK, run);
        }
        return true;
    }

    private static long take(Connection connection, String run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, run);
            statement.setInt(2, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("taken");
            }
        }
    }

    private static void execute(Connection connection, String sql, String run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            statement.execute();
        }
    }
}
