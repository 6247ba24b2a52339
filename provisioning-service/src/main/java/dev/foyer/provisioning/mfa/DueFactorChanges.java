package dev.foyer.provisioning.mfa;

import dev.foyer.provisioning.keycloak.CommandResults.Outcome;
import dev.foyer.provisioning.keycloak.CommandResults.Result;
import dev.foyer.provisioning.keycloak.UserCommand;
import dev.foyer.provisioning.worker.CommandTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Changes that Keycloak is to be told of, those of one customer in their order. Thread-safe. */
final class DueFactorChanges extends CommandTable<DueFactorChange> {

    private static final String TAKE = """
            WITH taken AS (
              UPDATE factor_change f SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
              FROM (SELECT d.id FROM factor_change d
                    WHERE d.next_attempt_at <= clock_timestamp()
                      AND NOT EXISTS (SELECT 1 FROM factor_change e
                                      WHERE e.customer_id = d.customer_id AND e.status = 'waiting'
                                        AND (e.created_at, e.id) < (d.created_at, d.id) AND e.attempts = 0
                                        AND e.next_attempt_at > clock_timestamp())
                    ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
              WHERE f.id = due.id
              RETURNING f.id, f.user_id, f.phone_number, f.factor_id, f.created_at
            )
            SELECT t.id, t.user_id, t.phone_number, t.factor_id FROM taken t ORDER BY t.created_at, t.id
            """;

    private static final String SETTLE = """
            UPDATE factor_change
            SET status = CASE WHEN ? IS NULL THEN 'done' ELSE 'failed' END, failure_code = ?, failure = ?,
                ended_at = clock_timestamp(), next_attempt_at = NULL, phone_number = NULL
            WHERE id = ? AND status = 'waiting'
            """;

    private final int most;

    /** @param most changes of a batch */
    DueFactorChanges(DataSource dataSource, int most) {
        super(dataSource, "factor_change", "id");
        this.most = most;
    }

    @Override
    public List<DueFactorChange> take() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, LEASE.toMillis());
            statement.setInt(2, most);
            List<DueFactorChange> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new DueFactorChange(
                            rows.getObject("id", UUID.class),
                            rows.getString("user_id"),
                            rows.getString("phone_number"),
                            rows.getString("factor_id")));
                }
            }
            return taken;
        }
    }

    @Override
    public UserCommand command(DueFactorChange due) {
        return due.command();
    }

    @Override
    public void settle(List<DueFactorChange> told, List<Result> results) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            for (int i = 0; i < told.size(); i++) {
                String code = code(results.get(i));
                statement.setString(1, code);
                statement.setString(2, code);
                statement.setString(3, code == null ? null : reason(results.get(i)));
                statement.setObject(4, told.get(i).id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    protected UUID commandId(DueFactorChange due) {
        return due.id();
    }

    private static @Nullable String code(Result result) {
        return switch (result.outcome()) {
            case DONE -> null;
            case STAFF -> "staff";
            case GONE -> "gone";
            default -> Objects.requireNonNullElse(result.code(), "refused").replace('-', '_');
        };
    }

    private static String reason(Result result) {
        if (result.outcome() == Outcome.STAFF) {
            return "The user is staff";
        }
        return result.outcome() == Outcome.GONE
                ? "The user is gone from Keycloak"
                : Objects.requireNonNullElse(result.reason(), "Keycloak refuses it");
    }
}
