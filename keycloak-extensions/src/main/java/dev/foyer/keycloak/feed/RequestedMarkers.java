package dev.foyer.keycloak.feed;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Markers that the registry asked for, each request in one statement of the transaction at hand. */
final class RequestedMarkers {

    /** A user that is gone is marked too, and arrives without a snapshot. */
    private static final String MARK_NAMED = "insert into foyer_change_marker (realm_id, user_id, kind)"
            + " select ?, id, 'requested' from (select distinct unnest(?) as id) asked order by id";

    /** The last id is read back in the same order, the database's own. */
    private static final String MARK_NEXT = """
            with marked as (
                insert into foyer_change_marker (realm_id, user_id, kind)
                select realm_id, id, 'requested' from user_entity where realm_id = ? and id > ? order by id limit ?
                returning user_id)
            select count(*), max(user_id) from marked
            """;

    private final Connection connection;
    private final String realmId;

    RequestedMarkers(Connection connection, String realmId) {
        this.connection = connection;
        this.realmId = realmId;
    }

    MarkedUsers mark(List<String> userIds) throws SQLException {
        Array users = connection.createArrayOf("varchar", userIds.toArray());
        try (PreparedStatement mark = connection.prepareStatement(MARK_NAMED)) {
            mark.setString(1, realmId);
            mark.setArray(2, users);
            return new MarkedUsers(mark.executeUpdate(), null);
        } finally {
            users.free();
        }
    }

    MarkedUsers markNext(@Nullable String after, int max) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK_NEXT)) {
            mark.setString(1, realmId);
            mark.setString(2, after == null ? "" : after);
            mark.setInt(3, max);
            try (ResultSet row = mark.executeQuery()) {
                row.next();
                int marked = row.getInt(1);
                return new MarkedUsers(marked, marked < max ? null : row.getString(2));
            }
        }
    }
}
