package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.session.OtherSessions;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A new password voids every link to one. Where a link has led to it, it ends all sessions of the person, who cannot know in whose
 * hands they are.
 */
final class NewPassword implements EventListenerProvider {

    private final KeycloakSession session;

    NewPassword(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() != EventType.UPDATE_CREDENTIAL
                || event.getError() != null
                || event.getUserId() == null
                || event.getDetails() == null
                || !PasswordCredentialModel.TYPE.equals(event.getDetails().get(Details.CREDENTIAL_TYPE))) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        new ResetLinks(session, realm).forget(event.getUserId());
        AuthenticationSessionModel authentication = session.getContext().getAuthenticationSession();
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user != null && authentication != null && authentication.getAuthNote(ResetStep.LINK) != null) {
            new OtherSessions(session, realm).endAllBut(null, user);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // a link is used by the person
    }

    @Override
    public void close() {
        // holds nothing
    }
}
