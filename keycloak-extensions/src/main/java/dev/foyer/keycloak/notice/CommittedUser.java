package dev.foyer.keycloak.notice;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A user as the database had them before the request at hand: events come when the change is made, and tell of what was before
 * too little. Read in a transaction of its own, which sees nothing of this one's.
 *
 * @param email the address that the user had; null where none
 * @param password whether the user had a password in Keycloak's own tables
 */
record CommittedUser(@Nullable String email, boolean password) {

    private static final String QUERY = """
            select email, exists (select 1 from credential where user_id = u.id and type = 'password') as password
              from user_entity u
             where id = ?
            """;

    /** Empty when the user is made by this request, or is a directory's alone. */
    static Optional<CommittedUser> of(KeycloakSession session, String userId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> own.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .unwrap(Session.class)
                        .doReturningWork(connection -> {
                            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
                                query.setString(1, userId);
                                try (ResultSet row = query.executeQuery()) {
                                    return row.next()
                                            ? Optional.of(new CommittedUser(
                                                    row.getString("email"), row.getBoolean("password")))
                                            : Optional.empty();
                                }
                            }
                        }));
    }
}
