package dev.foyer.keycloak.commands;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.Session;

/** Questions about many users at once, which Keycloak's models answer one by one. */
final class IdQuery {

    private IdQuery() {}

    /**
     * The ids that a statement selects.
     *
     * @param sql its first parameter is an array of ids; the others follow
     */
    static Set<String> of(Session jpa, String sql, Collection<String> ids, String... others) {
        return jpa.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
                for (int i = 0; i < others.length; i++) {
                    query.setString(i + 2, others[i]);
                }
                try (ResultSet rows = query.executeQuery()) {
                    Set<String> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            }
        });
    }
}
