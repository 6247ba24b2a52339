package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.marker.KnownChanges;
import dev.foyer.keycloak.storage.OwnRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** Disables guests and signs them out, offline sessions too: what is written goes out at once, and who has no session costs no look-up. */
final class GuestExpiry {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Session jpa;

    GuestExpiry(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class);
    }

    /** Disables before sessions end: none is opened in between. */
    void of(List<UserModel> guests) {
        if (guests.isEmpty()) {
            return;
        }
        Set<String> ids = guests.stream().map(UserModel::getId).collect(Collectors.toSet());
        UserProvider users = session.getProvider(UserProvider.class);
        int now = Time.currentTime();
        KnownChanges.unmarked(
                jpa,
                ids,
                () -> guests.forEach(guest -> {
                    guest.setEnabled(false);
                    users.setNotBeforeForUser(realm, guest, now);
                    OwnRow.dispel(session, realm, guest);
                }));
        Set<String> signedIn = new SignedIn(jpa, realm).of(ids);
        SessionEnd end = new SessionEnd(session, realm);
        guests.stream().filter(guest -> signedIn.contains(guest.getId())).forEach(end::signOut);
    }
}
