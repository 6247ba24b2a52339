package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.mail.MailsOfAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What stays behind when Keycloak removes a user, removed for a whole list at once. Keycloak clears events of a realm, never
 * those of one user, hence the statements on its tables. Limits hold keyed hashes and go by themselves.
 */
final class UserTraces {

    private static final List<String> REMOVE = List.of(
            "delete from foyer_sign_up where realm_id = ? and guest_id = any (?)",
            "delete from event_entity where realm_id = ? and user_id = any (?)");

    /** Keycloak has an index on the time alone: none that is older than the oldest of the users is looked at. */
    private static final String REMOVE_ADMIN_EVENTS = """
            delete from admin_event_entity
             where realm_id = ? and resource_path like 'users/%' and split_part(resource_path, '/', 2) = any (?)
               and admin_event_time >= ?
            """;

    private static final String REMOVE_SIGN_UPS = "delete from foyer_sign_up where realm_id = ? and email = any (?)";

    private final KeycloakSession session;
    private final RealmModel realm;

    UserTraces(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * The events of this very removal, which hold an id and nothing else, are written later and stay.
     *
     * @param since when the first of the users was made, in milliseconds of the epoch; 0 when nobody knows
     */
    void remove(Collection<String> userIds, long since) {
        if (userIds.isEmpty()) {
            return;
        }
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .doWork(connection -> {
                    for (String statement : REMOVE) {
                        try (PreparedStatement remove = prepared(connection, statement, userIds)) {
                            remove.executeUpdate();
                        }
                    }
                    try (PreparedStatement remove = prepared(connection, REMOVE_ADMIN_EVENTS, userIds)) {
                        remove.setLong(3, since);
                        remove.executeUpdate();
                    }
                });
    }

    /** What is kept under the addresses of customers alone; an address that a guest gave may be anybody's. */
    void removeByAddress(List<UserModel> users) {
        Set<String> addresses = users.stream()
                .map(UserModel::getEmail)
                .filter(Objects::nonNull)
                .map(email -> email.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (addresses.isEmpty()) {
            return;
        }
        MailsOfAddress.remove(session, realm, addresses);
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .doWork(connection -> {
                    try (PreparedStatement remove = prepared(connection, REMOVE_SIGN_UPS, addresses)) {
                        remove.executeUpdate();
                    }
                });
    }

    private PreparedStatement prepared(Connection connection, String statement, Collection<String> userIds)
            throws SQLException {
        PreparedStatement remove = connection.prepareStatement(statement);
        remove.setQueryTimeout(CommandLog.SECONDS_TO_WAIT);
        remove.setString(1, realm.getId());
        remove.setArray(2, connection.createArrayOf("varchar", userIds.toArray()));
        return remove;
    }
}
