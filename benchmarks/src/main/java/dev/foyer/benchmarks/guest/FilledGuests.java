package dev.foyer.benchmarks.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Guests as hosted pages make them, in the registry and in Keycloak, made by SQL in one go. */
final class FilledGuests {

    private static final String REGISTRY = """
            INSERT INTO customer (id, user_id, guest_email, language, account_type, first_sign_in_at, created_at)
            SELECT 'guest-' || i, md5('guest-' || i)::uuid::text, 'guest' || i || '@buyer' || i %% 97 || '.example', 'de', 'guest',
                   now(), now() FROM generate_series(1, %d) i;
            INSERT INTO guest_expiry (customer_id, user_id, since)
            SELECT c.id, c.user_id, c.created_at FROM customer c WHERE c.account_type = 'guest'
            """;

    /** Of an application: a name, a type, an address and a language, and the roles that every user has. */
    private static final String USERS = """
            with made as (
              insert into user_entity (id, email_constraint, email_verified, enabled, realm_id, username, created_timestamp, not_before)
              select md5(? || i)::uuid::text, gen_random_uuid()::text, false, true, r.id, ? || i, 1767225600000, 0
              from realm r, generate_series(1, ?) i where r.name = ?
              returning id, realm_id
            ), attributes as (
              insert into user_attribute (id, name, value, user_id)
              select gen_random_uuid()::text, a.name, a.value, m.id
              from made m, (values ('account_type', 'guest'), ('guest_email', 'guest@buyer.example'), ('locale', 'de')) a (name, value)
            )
            insert into user_role_mapping (role_id, user_id) select r.default_role, m.id from made m join realm r on r.id = m.realm_id
            """;

    private FilledGuests() {}

    /** Empties the registry and fills it with guests who are not due. */
    static void registry(Connection registry, int guests) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(
                    "TRUNCATE customer, guest_expiry, guest_expiry_run, mirror_parked, identity_command CASCADE");
            statement.execute(REGISTRY.formatted(guests));
            statement.execute("SET session_replication_role = DEFAULT");
            statement.execute("VACUUM (ANALYZE) customer");
            statement.execute("VACUUM (ANALYZE) guest_expiry");
        }
    }

    /**
     * Makes users.
     *
     * @param prefix of their names; each has the id {@link #userId}
     */
    static void users(Connection keycloak, String realm, String prefix, int users) throws SQLException {
        try (PreparedStatement insert = keycloak.prepareStatement(USERS);
                Statement statement = keycloak.createStatement()) {
            insert.setString(1, prefix);
            insert.setString(2, prefix);
            insert.setInt(3, users);
            insert.setString(4, realm);
            insert.execute();
            statement.execute("vacuum (analyze) user_entity");
            statement.execute("vacuum (analyze) user_attribute");
            statement.execute("vacuum (analyze) user_role_mapping");
        }
    }

    /** The id of a user, as the databases make it. */
    static String userId(String prefix, int number) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("MD5").digest((prefix + number).getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
