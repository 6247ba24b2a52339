package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The changes of a realm that wait for their confirmation, in the transaction at hand: one for a user, the newest. */
final class PendingEmailChanges {

    private static final String PUT = """
            insert into foyer_email_change (user_id, realm_id, old_email, new_email, link_hash, session_id,
                                            asked_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 second')
            on conflict (user_id) do update
               set old_email = excluded.old_email, new_email = excluded.new_email, link_hash = excluded.link_hash,
                   session_id = excluded.session_id, asked_at = excluded.asked_at, expires_at = excluded.expires_at
            """;

    private static final String BY_LINK = """
            select user_id, old_email, new_email, session_id, asked_at from foyer_email_change
             where realm_id = ? and link_hash = ? and expires_at > clock_timestamp()
            """;

    private static final String REMOVE = "delete from foyer_email_change where user_id = ?";

    private final OwnTables table;
    private final String realmId;

    PendingEmailChanges(KeycloakSession session, String realmId) {
        this.table = new OwnTables(session);
        this.realmId = realmId;
    }

    /** Keeps a change; the link of an earlier one of the user stops working. */
    void put(PendingEmailChange change, Secret link, Duration life) {
        table.update(
                PUT,
                change.userId(),
                realmId,
                change.oldEmail(),
                change.newEmail(),
                link.hash(),
                change.sessionId(),
                change.askedAt().atOffset(ZoneOffset.UTC),
                life.toSeconds());
    }

    /** The change that a link belongs to; empty once it is confirmed, has expired or there is a newer one. */
    Optional<PendingEmailChange> of(Secret link) {
        return table.list(PendingEmailChanges::read, BY_LINK, realmId, link.hash()).stream()
                .findFirst();
    }

    /** Like {@link #of}, and the second of two at once waits and finds nothing. */
    Optional<PendingEmailChange> lock(Secret link) {
        return table.list(PendingEmailChanges::read, BY_LINK + " for update", realmId, link.hash()).stream()
                .findFirst();
    }

    void remove(String userId) {
        table.update(REMOVE, userId);
    }

    private static PendingEmailChange read(ResultSet row) throws SQLException {
        return new PendingEmailChange(
                row.getString("user_id"),
                row.getString("old_email"),
                row.getString("new_email"),
                row.getString("session_id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
