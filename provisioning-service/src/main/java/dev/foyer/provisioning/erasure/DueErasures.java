package dev.foyer.provisioning.erasure;

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
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Customers who are erased on request: first in Keycloak, then here, so that nobody is forgotten while they can still sign in. Whom a
 * legal hold has come to keep waits for its end. Thread-safe.
 */
final class DueErasures extends CommandTable<DueErasure> {

    /** Whom the proofs count under that nobody's time has brought. */
    static final String RUN = "on-request";

    private static final String TAKE = """
            UPDATE guest_expiry e SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
            FROM (SELECT d.customer_id FROM guest_expiry d
                  WHERE d.by_request AND d.stage = 'erasing' AND d.next_attempt_at <= clock_timestamp() AND NOT d.legal_hold
                    AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.customer_id = d.customer_id)
                  ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
            WHERE e.customer_id = due.customer_id
            RETURNING e.customer_id, coalesce(e.user_id, e.customer_id) AS user_id, e.command_id, e.cancels
            """;

    private final Erasure erasure;
    private final int most;

    /** @param most customers of a batch */
    DueErasures(DataSource dataSource, int most) {
        super(dataSource, "guest_expiry", "command_id");
        this.erasure = new Erasure(dataSource);
        this.most = most;
    }

    @Override
    public List<DueErasure> take() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, LEASE.toMillis());
            statement.setInt(2, most);
            List<DueErasure> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new DueErasure(
                            rows.getString("customer_id"),
                            rows.getString("user_id"),
                            rows.getObject("command_id", UUID.class),
                            rows.getObject("cancels", UUID.class)));
                }
            }
            return taken;
        }
    }

    @Override
    public UserCommand command(DueErasure due) {
        return UserCommand.erase(due.userId(), due.commandId(), due.cancels());
    }

    @Override
    public void settle(List<DueErasure> told, List<Result> results) throws SQLException {
        List<DueErasure> gone = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Result result = results.get(i);
            if (result.outcome() == Outcome.DONE || result.outcome() == Outcome.GONE) {
                gone.add(told.get(i));
            } else {
                failedForNow(told.get(i), reason(result));
            }
        }
        if (!gone.isEmpty()) {
            erasure.erase(
                    RUN,
                    gone.stream().map(DueErasure::customerId).toList(),
                    gone.stream().map(DueErasure::commandId).toList());
        }
    }

    @Override
    protected UUID commandId(DueErasure due) {
        return due.commandId();
    }

    private static String reason(Result result) {
        if (result.outcome() == Outcome.STAFF) {
            return "The user is staff";
        }
        return result.reason() == null ? "Keycloak does not remove this user" : result.reason();
    }
}
