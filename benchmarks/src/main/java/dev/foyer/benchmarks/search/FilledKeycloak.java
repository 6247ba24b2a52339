package dev.foyer.benchmarks.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts customers of the registry into Keycloak's own tables, the way its search reads them: in lower case. */
final class FilledKeycloak {

    private static final int BATCH = 5_000;

    private static final String INSERT = """
            insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id,
                                     username, created_timestamp, not_before)
            select gen_random_uuid()::text, ?, ?, true, true, ?, ?, r.id, ?, 1767225600000, 0 from realm r where r.name = 'customers'
            """;

    private FilledKeycloak() {}

    static void copy(Connection registry, Connection keycloak, int users) throws SQLException {
        keycloak.setAutoCommit(false);
        try (Statement read = registry.createStatement();
                ResultSet row = read.executeQuery(
                        "SELECT email, first_name, last_name FROM customer ORDER BY created_at LIMIT " + users);
                PreparedStatement insert = keycloak.prepareStatement(INSERT)) {
            int rows = 0;
            while (row.next()) {
                insert.setString(1, row.getString("email"));
                insert.setString(2, row.getString("email"));
                insert.setString(3, row.getString("first_name"));
                insert.setString(4, row.getString("last_name"));
                insert.setString(5, row.getString("email"));
                insert.addBatch();
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            keycloak.commit();
        }
        keycloak.setAutoCommit(true);
        try (Statement statement = keycloak.createStatement()) {
            statement.execute("vacuum (analyze) user_entity");
        }
    }
}
