package dev.foyer.soak.comparison;

import dev.foyer.soak.known.Profile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The customers among the users of the realm, straight from Keycloak's tables. */
final class KeycloakUsers {

    // The soak makes no staff, no groups and no composite roles: staff are those whom the realm came with.
    static final String CUSTOMERS = """
            from user_entity u join realm r on r.id = u.realm_id and r.name = 'customers'
            where u.service_account_client_link is null
              and not exists (
                select 1 from user_role_mapping m join keycloak_role k on k.id = m.role_id
                where m.user_id = u.id and k.name in ('foyer-viewer', 'foyer-agent', 'foyer-admin'))
            """;

    private static final String PROFILES = """
            select u.id, u.email, u.email_verified, u.first_name, u.last_name, u.enabled,
                   (select min(a.value) from user_attribute a where a.user_id = u.id and a.name = 'locale') as locale,
                   (select min(a.value) from user_attribute a where a.user_id = u.id and a.name = 'account_type') as account_type,
                   (select min(a.value) from user_attribute a where a.user_id = u.id and a.name = 'business_name') as business_name
            """ + CUSTOMERS + """
            order by u.id collate "C"
            """;

    private KeycloakUsers() {}

    /** A user with its profile. */
    record User(String id, Profile profile) {}

    /** All of them in the order of their ids. */
    static Rows<User> read(Connection keycloak) throws SQLException {
        return new Rows<>(keycloak, PROFILES, KeycloakUsers::user);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("id"),
                new Profile(
                        row.getString("email"),
                        row.getBoolean("email_verified"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("locale"),
                        row.getBoolean("enabled"),
                        row.getString("account_type"),
                        row.getString("business_name")));
    }
}
