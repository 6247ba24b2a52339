package dev.foyer.keycloak.notice;

import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells customers what staff have changed of their second factors, in the transaction at hand. For the thread of the session. */
public final class StaffChanges {

    private final NoticeMails mails;

    public StaffChanges(KeycloakSession session, RealmModel realm) {
        this.mails = new NoticeMails(session, realm, Clock.systemUTC(), true);
    }

    /** @param credential Keycloak's type of credential */
    public void factorAdded(UserModel user, String credential) {
        mails.send(user, Notice.FACTOR_ADDED, credential);
    }

    /** @param credential Keycloak's type of credential */
    public void factorRemoved(UserModel user, String credential) {
        mails.send(user, Notice.FACTOR_REMOVED, credential);
    }
}
