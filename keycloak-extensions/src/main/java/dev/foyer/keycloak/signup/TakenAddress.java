package dev.foyer.keycloak.signup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;

/**
 * Whether an address has an account, in the same time for every address: one statement past Keycloak's cache, which knows only
 * those who are there. Where the realm has a directory, that is asked too, found or not; how long it takes is its own affair.
 */
final class TakenAddress {

    private static final String TAKEN = "select exists (select 1 from user_entity where realm_id = ? and email = ?)"
            + " or exists (select 1 from user_entity where realm_id = ? and username = ?)";

    private final KeycloakSession session;
    private final RealmModel realm;

    TakenAddress(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether somebody has it as email or as user name; in lower case, as Keycloak keeps both. */
    boolean is(String email) {
        boolean here = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .doReturningWork(connection -> {
                    try (PreparedStatement query = connection.prepareStatement(TAKEN)) {
                        query.setString(1, realm.getId());
                        query.setString(2, email);
                        query.setString(3, realm.getId());
                        query.setString(4, email);
                        try (ResultSet row = query.executeQuery()) {
                            return row.next() && row.getBoolean(1);
                        }
                    }
                });
        boolean inDirectory = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                        .findAny()
                        .isPresent()
                && session.users().getUserByEmail(realm, email) != null;
        return here || inDirectory;
    }
}
