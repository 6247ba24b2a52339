package dev.foyer.keycloak.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The ids of a realm's users, a keyset page at a time. */
final class UserIds {

    /** In the database's own order, so that the primary key serves it. */
    private static final String PAGE = "select id from user_entity where realm_id = ? and id > ? order by id limit ?";

    private final Connection connection;
    private final String realmId;

    UserIds(Connection connection, String realmId) {
        this.connection = connection;
        this.realmId = realmId;
    }

    /** The next ids; fewer than asked for at the end. An empty id is before all others. */
    List<String> after(String id, int max) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PAGE)) {
            query.setString(1, realmId);
            query.setString(2, id);
            query.setInt(3, max);
            try (ResultSet rows = query.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }
}
