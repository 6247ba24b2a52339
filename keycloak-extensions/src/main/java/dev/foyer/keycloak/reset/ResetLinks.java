package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.Secret;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The newest link of each person to a new password, in the transaction at hand: with another one the former is worth nothing. */
final class ResetLinks {

    private static final String KEEP = """
            insert into foyer_reset_link (realm_id, user_id, token_hash, expires_at)
            values (?, ?, ?, clock_timestamp() + ? * interval '1 second')
            on conflict (realm_id, user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """;

    private static final String NEWEST = """
            select 1 from foyer_reset_link
             where realm_id = ? and user_id = ? and token_hash = ? and expires_at > clock_timestamp()
            """;

    private static final String FORGET = "delete from foyer_reset_link where realm_id = ? and user_id = ?";

    private static final String REMOVE_EXPIRED = """
            delete from foyer_reset_link where ctid = any (array(
                select ctid from foyer_reset_link where expires_at <= clock_timestamp() limit ? for update skip locked))
            """;

    private final OwnTables tables;
    private final String realmId;

    ResetLinks(KeycloakSession session, RealmModel realm) {
        this.tables = new OwnTables(session);
        this.realmId = realm.getId();
    }

    /** @param tokenId what the link is known by */
    void keep(String userId, String tokenId, Duration life) {
        tables.update(KEEP, realmId, userId, new Secret(tokenId).hash(), life.toSeconds());
    }

    boolean isNewest(String userId, String tokenId) {
        return tables.first(row -> true, NEWEST, realmId, userId, new Secret(tokenId).hash())
                .isPresent();
    }

    /** The person has another password now, by a link or otherwise. */
    void forget(String userId) {
        tables.update(FORGET, realmId, userId);
    }

    /** Removes some that are too old, of any realm. */
    static void removeExpired(KeycloakSession session, int most) {
        new OwnTables(session).update(REMOVE_EXPIRED, most);
    }
}
