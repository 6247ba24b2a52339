package dev.foyer.keycloak.commands;

import java.util.Set;
import org.hibernate.Session;
import org.keycloak.common.Profile;
import org.keycloak.common.Profile.Feature;
import org.keycloak.models.RealmModel;

/** Which of many users have sessions; Keycloak answers that for one user at a time, twice. */
final class SignedIn {

    /** Sessions and offline sessions alike. */
    private static final String SESSIONS =
            "select distinct s.user_id from offline_user_session s where s.user_id = any (?) and s.realm_id = ?";

    private final Session jpa;
    private final RealmModel realm;

    SignedIn(Session jpa, RealmModel realm) {
        this.jpa = jpa;
        this.realm = realm;
    }

    /** Everybody where Keycloak is set to keep sessions in memory only. */
    Set<String> of(Set<String> userIds) {
        return Profile.isFeatureEnabled(Feature.PERSISTENT_USER_SESSIONS)
                ? IdQuery.of(jpa, SESSIONS, userIds, realm.getId())
                : userIds;
    }
}
