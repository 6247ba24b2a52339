package dev.foyer.keycloak.session;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Ends sessions of a user, offline ones too. For the thread of the session. */
public final class OtherSessions {

    private final KeycloakSession session;
    private final RealmModel realm;

    /** In this realm. */
    public OtherSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Ends all but one. */
    public void endAllBut(@Nullable String sessionId, UserModel user) {
        // Keycloak writes the whole row: what others change while applications are told must not be in it.
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        KeycloakContext context = session.getContext();
        for (UserSessionModel each : sessionsOf(user)) {
            if (!each.getId().equals(sessionId)) {
                AuthenticationManager.backchannelLogout(
                        session,
                        realm,
                        each,
                        context.getUri(),
                        context.getConnection(),
                        context.getRequestHeaders(),
                        true);
            }
        }
    }

    /** Ends all; tokens issued before now are refused by a time written to the user, even were a session to outlive a crash. */
    public void endAll(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        endAllBut(null, user);
    }

    /** Collected first, because ending one changes what the streams run over. */
    private List<UserSessionModel> sessionsOf(UserModel user) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }
}
