package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.marker.KnownChanges;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/**
 * Ends what a guest has in Keycloak, in the transaction at hand and through Keycloak's own models, so that caches, sessions and
 * whoever listens to removals follow. The registry wants it and knows: no marker is left.
 */
final class GuestEnd {

    private static final String GUEST = "guest";
    private static final String NAME_PREFIX = "guest-";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Session jpa;

    GuestEnd(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /** All of it must hold: who became a customer has an address, and nobody of a directory is a guest. */
    static boolean isGuest(UserModel user) {
        return GUEST.equals(user.getFirstAttribute(AccountType.ATTRIBUTE))
                && user.getEmail() == null
                && user.getUsername().startsWith(NAME_PREFIX)
                && user.getFederationLink() == null
                && user.getServiceAccountClientLink() == null;
    }

    /** Disables before sessions end: none is opened in between. */
    void expire(UserModel guest) {
        KnownChanges.unmarked(jpa, guest.getId(), () -> {
            guest.setEnabled(false);
            new SessionEnd(session, realm).of(guest);
        });
    }

    /** As the Admin API removes a user; with it go sessions, consents and failed sign-ins. */
    void remove(UserModel guest) {
        if (session.loginFailures().getUserLoginFailure(realm, guest.getId()) != null) {
            session.loginFailures().removeUserLoginFailure(realm, guest.getId());
        }
        KnownChanges.unmarked(jpa, guest.getId(), () -> {
            if (!new UserManager(session).removeUser(realm, guest)) {
                throw new ModelException("Keycloak does not remove the guest " + guest.getId() + ".");
            }
        });
    }
}
