package dev.foyer.provisioning.login;

import dev.foyer.provisioning.keycloak.CommandResults.Result;
import dev.foyer.provisioning.keycloak.UserCommand;
import dev.foyer.provisioning.keycloak.UserCommand.Invitee;
import dev.foyer.provisioning.worker.CommandTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The links that Keycloak is to be told of. Any number of threads and processes take from it side by side. What one has taken is
 * nobody else's for a minute; after that it is taken again under the same command, so Keycloak does nothing twice. Thread-safe.
 */
final class LinkQueue extends CommandTable<DueLink> {

    // Whoever was deactivated, or lost the address, since the link was wanted gets none.
    private static final String GIVE_UP = """
            WITH given_up AS (
              UPDATE login_link l
              SET status = 'failed', ended_at = clock_timestamp(), command_id = NULL, next_attempt_at = NULL,
                  failure_code = CASE WHEN c.active THEN 'no_email' ELSE 'inactive' END,
                  failure = CASE WHEN c.active THEN 'The customer has no email address' ELSE 'The customer is inactive' END
              FROM customer c
              WHERE l.id IN (SELECT d.id FROM login_link d JOIN customer o ON o.id = d.customer_id
                             WHERE d.next_attempt_at <= clock_timestamp() AND d.status = 'waiting'
                               AND (NOT o.active OR o.email IS NULL)
                             ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE OF d SKIP LOCKED)
                AND c.id = l.customer_id
              RETURNING l.kind, l.customer_id
            )
            UPDATE customer c SET invited_at = NULL, version = c.version + 1, updated_at = clock_timestamp()
            WHERE c.id IN (SELECT g.customer_id FROM given_up g WHERE g.kind = 'invitation')
            """;

    // A business is known to Keycloak by the name of the company that it acts for first.
    private static final String TAKE = """
            WITH due AS (
              SELECT d.id FROM login_link d
              WHERE d.next_attempt_at <= clock_timestamp()
              ORDER BY d.next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
            ), taken AS (
              UPDATE login_link l SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
              FROM due WHERE l.id = due.id
              RETURNING l.*
            )
            SELECT t.id, t.customer_id, t.user_id, t.command_id, t.status = 'withdrawn' AS withdrawn, t.kind, t.creates_user,
                   extract(epoch FROM t.life)::bigint AS life, c.email, c.first_name, c.last_name, c.language,
                   coalesce(c.account_type, 'personal') AS account_type, k.name AS company
            FROM taken t JOIN customer c ON c.id = t.customer_id
                 LEFT JOIN LATERAL (SELECT p.name FROM membership m JOIN company p ON p.id = m.company_id
                                    WHERE m.customer_id = c.id ORDER BY m.created_at, p.id LIMIT 1) k ON true
            ORDER BY t.created_at, t.id
            """;

    private final SentLinks sent;
    private final int most;

    /** @param most links of a batch */
    LinkQueue(DataSource dataSource, int most) {
        super(dataSource, "login_link", "command_id");
        this.sent = new SentLinks(dataSource);
        this.most = most;
    }

    @Override
    public List<DueLink> take() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement giveUp = connection.prepareStatement(GIVE_UP);
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            giveUp.setInt(1, most);
            giveUp.executeUpdate();
            take.setInt(1, most);
            take.setLong(2, LEASE.toMillis());
            List<DueLink> taken = new ArrayList<>();
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    taken.add(link(rows));
                }
            }
            return taken;
        }
    }

    @Override
    public UserCommand command(DueLink link) {
        return link.command();
    }

    @Override
    public void settle(List<DueLink> links, List<Result> results) throws SQLException {
        sent.settle(links, results);
    }

    @Override
    protected UUID commandId(DueLink link) {
        return link.commandId();
    }

    static Array commands(Connection connection, List<DueLink> links) throws SQLException {
        return connection.createArrayOf(
                "uuid", links.stream().map(DueLink::commandId).toArray(UUID[]::new));
    }

    private static DueLink link(ResultSet row) throws SQLException {
        String company = row.getString("company");
        return new DueLink(
                row.getString("id"),
                row.getString("customer_id"),
                row.getString("user_id"),
                row.getObject("command_id", UUID.class),
                row.getBoolean("withdrawn"),
                row.getString("kind"),
                Duration.ofSeconds(row.getLong("life")),
                company == null ? "" : company,
                row.getBoolean("creates_user") ? invitee(row, company) : null);
    }

    private static Invitee invitee(ResultSet row, @Nullable String company) throws SQLException {
        String type = row.getString("account_type");
        return new Invitee(
                row.getString("customer_id"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("language"),
                type,
                type.equals("business") ? company : null);
    }
}
