package dev.foyer.keycloak.feed;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The waiting markers of a realm, in the database of the transaction at hand. */
final class MarkerQueue {

    /** The oldest markers, gathered by user: a user that changed often comes once, with every marker of this page. */
    private static final String OLDEST = """
            select user_id, array_agg(id order by id), min(created_at)
              from (select id, user_id, created_at from foyer_change_marker where realm_id = ? order by id limit ?) page
             group by user_id
             order by min(id)
            """;

    private static final String DELETE = "delete from foyer_change_marker where realm_id = ? and id = any (?)";

    private static final String WAITING =
            "select distinct user_id from foyer_change_marker where realm_id = ? and user_id = any (?)";

    /**
     * Markers of one user.
     *
     * @param since when the oldest of them was written
     */
    record MarkedUser(String userId, List<Long> markers, Timestamp since) {}

    private final Connection connection;
    private final String realmId;

    MarkerQueue(Connection connection, String realmId) {
        this.connection = connection;
        this.realmId = realmId;
    }

    List<MarkedUser> oldest(int max) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OLDEST)) {
            query.setString(1, realmId);
            query.setInt(2, max);
            try (ResultSet rows = query.executeQuery()) {
                List<MarkedUser> users = new ArrayList<>();
                while (rows.next()) {
                    Long[] ids = (Long[]) rows.getArray(2).getArray();
                    users.add(new MarkedUser(rows.getString(1), Arrays.asList(ids), rows.getTimestamp(3)));
                }
                return users;
            }
        }
    }

    /** Those of the users for which a marker waits. */
    Set<String> waitingFor(List<String> userIds) throws SQLException {
        Array users = connection.createArrayOf("varchar", userIds.toArray());
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setString(1, realmId);
            query.setArray(2, users);
            try (ResultSet rows = query.executeQuery()) {
                Set<String> waiting = new HashSet<>();
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
                return waiting;
            }
        } finally {
            users.free();
        }
    }

    void delete(List<Long> markers) throws SQLException {
        Array ids = connection.createArrayOf("bigint", markers.toArray());
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, realmId);
            delete.setArray(2, ids);
            delete.executeUpdate();
        } finally {
            ids.free();
        }
    }
}
