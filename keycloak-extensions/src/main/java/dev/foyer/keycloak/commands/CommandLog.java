package dev.foyer.keycloak.commands;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * What was commanded before, in the database of the transaction at hand: the version written to each user, and the actions
 * that are done.
 */
final class CommandLog {

    /**
     * Locks each row until the commit, even where the condition fails: two services cannot overtake each other. In the order
     * of the ids, so that two lists with the same users wait for each other instead of locking crosswise.
     */
    private static final String CLAIM = """
            insert into foyer_identity_state (user_id, version)
            select w.user_id, w.version from unnest(?, ?) as w (user_id, version) order by w.user_id
            on conflict (user_id) do update set version = excluded.version
             where foyer_identity_state.version < excluded.version
            returning user_id
            """;

    private static final String VERSIONS = "select user_id, version from foyer_identity_state where user_id = any (?)";

    private static final String GIVE_BACK =
            "update foyer_identity_state set version = version - 1 where user_id = ? and version = ?";

    /**
     * Not a row that somebody writes under: Keycloak removes whom it finds gone from a directory in a transaction of its own,
     * which must not wait for the one that looked.
     */
    private static final String FORGET = """
            delete from foyer_identity_state
             where user_id in (select s.user_id from foyer_identity_state s where s.user_id = ? for update skip locked)
            """;

    private static final String FORGET_GONE = """
            delete from foyer_identity_state s
             where s.user_id = ? and not exists (select 1 from user_entity u where u.id = s.user_id)
            """;

    /** In the order of the ids, as above. */
    private static final String FIRST = """
            insert into foyer_command_done (id, user_id)
            select w.id, w.user_id from unnest(?, ?) as w (id, user_id) order by w.id
            on conflict (id) do nothing returning id
            """;

    /** A few at a time, and none that another transaction is removing. */
    private static final String REMOVE_OLD = """
            delete from foyer_command_done
             where id in (select id from foyer_command_done where done_at < now() - interval '90 days'
                           order by done_at limit 200 for update skip locked)
            """;

    /** Users who were removed by the set, which nobody is told of. From somewhere on: over time every row has its turn. */
    private static final String FORGET_SOME_GONE = """
            delete from foyer_identity_state where user_id in (
              select s.user_id from foyer_identity_state s
              where s.user_id in (select f.user_id from foyer_identity_state f
                                  where f.user_id >= ? order by f.user_id limit 200)
                and not exists (select 1 from user_entity u where u.id = s.user_id)
              for update of s skip locked)
            """;

    /** Whoever waits longer for another transaction fails, alone, instead of holding up the rest of the registry's queue. */
    static final int SECONDS_TO_WAIT = 5;

    /** Each statement borrows the connection anew: between them Keycloak's own statements run on it. */
    private final Session jpa;

    CommandLog(KeycloakSession session) {
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /**
     * Records that these versions are written to these users now. Answers, for those of whom the same or a later version was
     * written before, which one.
     */
    Map<String, Long> claim(Map<String, Long> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        return jpa.doReturningWork(connection -> {
            Set<String> others = new HashSet<>(versions.keySet());
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setQueryTimeout(SECONDS_TO_WAIT);
                claim.setArray(
                        1, connection.createArrayOf("varchar", versions.keySet().toArray()));
                claim.setArray(
                        2, connection.createArrayOf("bigint", versions.values().toArray()));
                try (ResultSet claimed = claim.executeQuery()) {
                    while (claimed.next()) {
                        others.remove(claimed.getString(1));
                    }
                }
            }
            return others.isEmpty() ? Map.of() : versions(connection, others);
        });
    }

    /** Takes a claim back that was not written, or not as a whole: the same version may come again, an earlier one may not. */
    void giveBack(String userId, long version) {
        update(GIVE_BACK, userId, version);
    }

    /** Forgets the version of a user who is being removed. */
    void forget(String userId) {
        update(FORGET, userId);
    }

    /** Forgets the version of a user who is gone; false when there is one yet, if only in another realm. */
    boolean forgetGone(String userId) {
        return update(FORGET_GONE, userId) == 1;
    }

    /** Records that these actions are done now. Answers those that were not done before. */
    Set<UUID> first(Map<UUID, String> userIds) {
        if (userIds.isEmpty()) {
            return Set.of();
        }
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(FIRST)) {
                insert.setQueryTimeout(SECONDS_TO_WAIT);
                insert.setArray(
                        1, connection.createArrayOf("uuid", userIds.keySet().toArray()));
                insert.setArray(
                        2, connection.createArrayOf("varchar", userIds.values().toArray()));
                try (ResultSet rows = insert.executeQuery()) {
                    Set<UUID> first = new HashSet<>();
                    while (rows.next()) {
                        first.add(rows.getObject(1, UUID.class));
                    }
                    return first;
                }
            }
        });
    }

    /** Removes some of the actions that were done more than 90 days ago, and some versions of users who are gone. */
    void removeOld() {
        update(REMOVE_OLD);
        update(FORGET_SOME_GONE, UUID.randomUUID().toString());
    }

    private int update(String sql, Object... values) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setQueryTimeout(SECONDS_TO_WAIT);
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                return update.executeUpdate();
            }
        });
    }

    private static Map<String, Long> versions(Connection connection, Set<String> userIds) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(VERSIONS)) {
            query.setArray(1, connection.createArrayOf("varchar", userIds.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, Long> versions = new HashMap<>();
                while (rows.next()) {
                    versions.put(rows.getString(1), rows.getLong(2));
                }
                return versions;
            }
        }
    }
}
