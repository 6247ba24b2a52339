package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;

/**
 * The former addresses of a realm's users that can still be put back, in the transaction at hand. Of several, whoever had the
 * account first has the last word: a link stays good whatever later owners do, and ends theirs.
 */
final class FormerEmails {

    private static final String ADD = """
            insert into foyer_former_email (id, realm_id, user_id, email, link_hash, expires_at)
            values (gen_random_uuid(), ?, ?, ?, ?, clock_timestamp() + ? * interval '1 second')
            """;

    private static final String COLUMNS =
            "select id, user_id, email, link_hash, changed_at from foyer_former_email where realm_id = ?"
                    + " and expires_at > clock_timestamp()";

    private static final String BY_LINK = COLUMNS + " and link_hash = ?";

    /** All of the user's in one order, so that two objections wait for each other instead of crossing. */
    private static final String LOCK = COLUMNS
            + " and user_id = (select user_id from foyer_former_email where realm_id = ? and link_hash = ?)"
            + " order by changed_at, id for update";

    private static final String BY_EMAIL = COLUMNS + " and user_id = ? and email = ? order by changed_at limit 1";

    private static final String REMOVE_SINCE = "delete from foyer_former_email where user_id = ? and changed_at >= ?";

    private record Row(FormerEmail former, String linkHash) {}

    private final OwnTables table;
    private final String realmId;

    FormerEmails(KeycloakSession session, String realmId) {
        this.table = new OwnTables(session);
        this.realmId = realmId;
    }

    void add(String userId, String email, Secret link, Duration life) {
        table.update(ADD, realmId, userId, email, link.hash(), life.toSeconds());
    }

    /** The address that a link puts back; empty once it is used, has expired, or an earlier owner has objected. */
    Optional<FormerEmail> of(Secret link) {
        return first(table.list(FormerEmails::read, BY_LINK, realmId, link.hash()), link);
    }

    /** Like {@link #of}, and nobody else puts an address of the same user back meanwhile. */
    Optional<FormerEmail> lock(Secret link) {
        return first(table.list(FormerEmails::read, LOCK, realmId, realmId, link.hash()), link);
    }

    /** The earliest time that the user gave this address up, where it can still be put back. */
    Optional<FormerEmail> of(String userId, String email) {
        return table.list(FormerEmails::read, BY_EMAIL, realmId, userId, email).stream()
                .findFirst()
                .map(Row::former);
    }

    /** Forgets this one and all later ones of its user: their links stop working, their addresses are free. */
    void removeSince(FormerEmail first) {
        table.update(REMOVE_SINCE, first.userId(), first.changedAt().atOffset(java.time.ZoneOffset.UTC));
    }

    private static Optional<FormerEmail> first(List<Row> rows, Secret link) {
        return rows.stream()
                .filter(row -> row.linkHash().equals(link.hash()))
                .findFirst()
                .map(Row::former);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new FormerEmail(
                        row.getObject("id", UUID.class),
                        row.getString("user_id"),
                        row.getString("email"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()),
                row.getString("link_hash"));
    }
}
