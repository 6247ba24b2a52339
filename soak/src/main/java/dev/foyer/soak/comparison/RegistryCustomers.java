package dev.foyer.soak.comparison;

import dev.foyer.soak.known.Profile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The customers with login, straight from the registry's tables. */
final class RegistryCustomers {

    private static final String WITH_LOGIN = """
            select c.user_id, c.email, c.email_verified, c.email_kept, c.first_name, c.last_name, c.language, c.active,
                   c.account_type, c.business_name, c.business_name_read_at is not null as business_name_read
            from customer c
            where c.user_id is not null
            order by c.user_id collate "C"
            """;

    private RegistryCustomers() {}

    /**
     * A customer of a user.
     *
     * @param emailKept whether the address is the registry's own until the user proves one
     * @param businessNameRead whether a company was made or looked for by the business name
     */
    record Customer(String userId, Profile profile, boolean emailKept, boolean businessNameRead) {}

    /** All of them in the order of their users' ids. */
    static Rows<Customer> read(Connection registry) throws SQLException {
        return new Rows<>(registry, WITH_LOGIN, RegistryCustomers::customer);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("user_id"),
                new Profile(
                        row.getString("email"),
                        row.getBoolean("email_verified"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("language"),
                        row.getBoolean("active"),
                        row.getString("account_type"),
                        row.getString("business_name")),
                row.getBoolean("email_kept"),
                row.getBoolean("business_name_read"));
    }
}
