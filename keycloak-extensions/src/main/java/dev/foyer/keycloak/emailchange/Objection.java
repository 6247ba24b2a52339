package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.emailchange.EmailLinkPage.Kind;
import dev.foyer.keycloak.notice.Notices;
import dev.foyer.keycloak.session.OtherSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.storage.ReadOnlyException;

/**
 * Gives an account back to the owner of a former address. Whoever changed it was signed in and knew the password, so nothing that
 * they know or have made since lets them in again: the password goes, and what signs in and is younger than the change, and the
 * links to identity providers, whose age nobody knows. All sessions end. The former address gets a link to choose a password.
 */
final class Objection {

    /** Detail of the {@link EventType#UPDATE_EMAIL} that puts an address back. */
    static final String EVENT_DETAIL = "foyer_objection";

    private static final Logger LOG = Logger.getLogger(Objection.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EmailChangeMails mails;

    Objection(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.mails = new EmailChangeMails(session, realm, Clock.systemUTC());
    }

    /** What has become of it. The rows of the user's former addresses are locked. */
    Kind of(FormerEmail former, UserModel user) {
        if (new TakenAddress(session, realm).isForOthersThan(user.getId(), former.email())) {
            return Kind.BLOCKED;
        }
        String lost = user.getEmail();
        // First, so that a change which is being confirmed is through, and falls with the others.
        new PendingEmailChanges(session, realm.getId()).remove(user.getId());
        try {
            putBack(user, former.email());
        } catch (ReadOnlyException e) {
            return Kind.BLOCKED;
        }
        new FormerEmails(session, realm.getId()).removeSince(former);
        disarm(user, former.changedAt());
        new OtherSessions(session, realm).endAll(user);
        tell(user, lost);
        return Kind.PUT_BACK;
    }

    /** Past the rules of the profile: it was the user's, whatever the seller asks of new addresses since. */
    private void putBack(UserModel user, String email) {
        if (realm.isRegistrationEmailAsUsername()) {
            user.setUsername(email);
        }
        user.setEmail(email);
        user.setEmailVerified(true);
        user.removeRequiredAction(RequiredAction.UPDATE_EMAIL);
        user.removeRequiredAction(RequiredAction.VERIFY_EMAIL);
        user.addRequiredAction(RequiredAction.UPDATE_PASSWORD);
    }

    private void disarm(UserModel user, Instant since) {
        List<CredentialModel> suspicious = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> PasswordCredentialModel.TYPE.equals(credential.getType())
                        || credential.getCreatedDate() == null
                        || credential.getCreatedDate() >= since.toEpochMilli())
                .toList();
        suspicious.forEach(credential -> user.credentialManager().removeStoredCredentialById(credential.getId()));
        List<String> providers = session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider)
                .toList();
        providers.forEach(provider -> session.users().removeFederatedIdentity(realm, user, provider));
    }

    private void tell(UserModel user, @Nullable String lost) {
        sendPasswordLink(user);
        if (lost != null && !lost.equals(user.getEmail())) {
            mails.putBack(user, lost);
        }
        LOG.warnf(
                "The owner of a former address took a change of email back: user %s, realm %s.",
                user.getId(), realm.getName());
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_EMAIL)
                .client(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .user(user)
                .detail(Details.PREVIOUS_EMAIL, lost)
                .detail(Details.UPDATED_EMAIL, user.getEmail())
                .detail(EVENT_DETAIL, "true")
                .detail(Notices.FORMER_IS_TOLD, "true")
                .success();
    }

    /** As the Admin API does it; the link dies with the address. */
    private void sendPasswordLink(UserModel user) {
        int lifespan = realm.getActionTokenGeneratedByAdminLifespan();
        ExecuteActionsActionToken token = new ExecuteActionsActionToken(
                user.getId(),
                user.getEmail(),
                Time.currentTime() + lifespan,
                List.of(RequiredAction.UPDATE_PASSWORD.name()),
                null,
                Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        String link = LoginActionsService.actionTokenProcessor(
                        session.getContext().getUri())
                .queryParam(
                        "key",
                        token.serialize(session, realm, session.getContext().getUri()))
                .build(realm.getName())
                .toString();
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setAttribute(Constants.TEMPLATE_ATTR_REQUIRED_ACTIONS, token.getRequiredActions())
                    .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                    .setRealm(realm)
                    .setUser(user)
                    .sendExecuteActions(link, lifespan / 60);
        } catch (EmailException e) {
            throw new IllegalStateException("The link to choose a password could not be handed over", e);
        }
    }
}
