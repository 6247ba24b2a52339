package dev.foyer.keycloak.commands;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Signs a user out everywhere, as the button of the admin console does, and ends offline sessions too. Tokens issued before
 * now are refused by a time written to the user, in the transaction at hand: even were the sessions to outlive a crash.
 */
final class SessionEnd {

    private final KeycloakSession session;
    private final RealmModel realm;

    SessionEnd(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    void of(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        writeNow();
        signOut(user);
    }

    /** The sessions alone, when the time has been written. */
    void signOut(UserModel user) {
        KeycloakContext context = session.getContext();
        for (UserSessionModel each : sessionsOf(user)) {
            AuthenticationManager.backchannelLogout(
                    session, realm, each, context.getUri(), context.getConnection(), context.getRequestHeaders(), true);
        }
    }

    /** Keycloak writes the whole row: what others change while applications are told of the logout must not be in it. */
    private void writeNow() {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
    }

    /** Collected first, because ending one changes what the streams run over. */
    private List<UserSessionModel> sessionsOf(UserModel user) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }
}
