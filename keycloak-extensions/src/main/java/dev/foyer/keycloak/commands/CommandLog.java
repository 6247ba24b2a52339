package dev.foyer.keycloak.commands;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * What was commanded before, in the database of the transaction at hand: the version written to each user, and the actions
 * that are done.
 */
final class CommandLog {

    /** Locks the row until the commit, even where the condition fails: two services cannot overtake each other. */
    private static final String CLAIM = """
            insert into foyer_identity_state (user_id, version) values (?, ?)
            on conflict (user_id) do update set version = excluded.version
             where foyer_identity_state.version < excluded.version
            """;

    private static final String VERSION = "select version from foyer_identity_state where user_id = ?";

    private static final String GIVE_BACK =
            "update foyer_identity_state set version = version - 1 where user_id = ? and version = ?";

    private static final String FORGET = "delete from foyer_identity_state where user_id = ?";

    private static final String FIRST =
            "insert into foyer_command_done (id, user_id) values (?, ?) on conflict (id) do nothing";

    /** A few at a time, and none that another transaction is removing. */
    private static final String REMOVE_OLD = """
            delete from foyer_command_done
             where id in (select id from foyer_command_done where done_at < now() - interval '90 days'
                           order by done_at limit 200 for update skip locked)
            """;

    /** Each statement borrows the connection anew: between them Keycloak's own statements run on it. */
    private final Session jpa;

    CommandLog(KeycloakSession session) {
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /** Records that the version is written now; answers the version that was written before if it is not an earlier one. */
    OptionalLong claim(String userId, long version) {
        return update(CLAIM, userId, version) == 1 ? OptionalLong.empty() : OptionalLong.of(version(userId));
    }

    /** Takes a claim back that was not written, or not as a whole: the same version may come again, an earlier one may not. */
    void giveBack(String userId, long version) {
        update(GIVE_BACK, userId, version);
    }

    /** Forgets the version of a user that is gone. */
    void forget(String userId) {
        update(FORGET, userId);
    }

    /** Records that the action is done now; false when it was done before. */
    boolean first(UUID action, String userId) {
        return update(FIRST, action, userId) == 1;
    }

    /** Removes some of the actions that were done more than 90 days ago. */
    void removeOld() {
        update(REMOVE_OLD);
    }

    private int update(String sql, Object... values) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                return update.executeUpdate();
            }
        });
    }

    private long version(String userId) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(VERSION)) {
                query.setString(1, userId);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
