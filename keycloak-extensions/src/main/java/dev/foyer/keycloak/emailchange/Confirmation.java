package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.emailchange.EmailLinkPage.Kind;
import dev.foyer.keycloak.notice.Notices;
import dev.foyer.keycloak.session.OtherSessions;
import dev.foyer.keycloak.storage.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.ValidationException;

/** Makes the new address the user's, once its owner has pressed the button. The row of the change is locked meanwhile. */
final class Confirmation {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PendingEmailChanges changes;
    private final FormerEmails formers;

    Confirmation(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.changes = new PendingEmailChanges(session, realm.getId());
        this.formers = new FormerEmails(session, realm.getId());
    }

    /** What has become of it; the change is used up in any case. */
    Kind of(PendingEmailChange change, UserModel user) {
        changes.remove(user.getId());
        if (!user.isEnabled()
                || !Objects.equals(user.getEmail(), change.oldEmail())
                || isDisowned(change.askedAt(), user)) {
            return Kind.INVALID;
        }
        if (new TakenAddress(session, realm).isForOthersThan(user.getId(), change.newEmail())) {
            return Kind.TAKEN;
        }
        boolean proved = user.isEmailVerified() && change.oldEmail() != null;
        try {
            write(change, user, proved);
        } catch (ValidationException | ReadOnlyException e) {
            return Kind.REFUSED;
        }
        new OtherSessions(session, realm).endAllBut(change.sessionId(), user);
        return Kind.CHANGED;
    }

    /** Whether somebody has changed the password or ended all sessions since: whoever asked for the change may be why. */
    private boolean isDisowned(Instant askedAt, UserModel user) {
        return session.users().getNotBeforeOfUser(realm, user) > askedAt.getEpochSecond()
                || user.credentialManager()
                        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                        .anyMatch(password -> password.getCreatedDate() != null
                                && password.getCreatedDate() > askedAt.toEpochMilli());
    }

    /** @param proved whether the former address was the user's: who never proved it cannot have it back */
    private void write(PendingEmailChange change, UserModel user, boolean proved) {
        UserProfile profile = UpdateEmail.validateEmailUpdate(session, user, change.newEmail());
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .client(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .user(user);
        UpdateEmail.updateEmailNow(event, user, profile);
        user.setEmailVerified(true);
        user.removeRequiredAction(RequiredAction.VERIFY_EMAIL);
        Optional<FormerEmail> before = formers.of(user.getId(), change.newEmail());
        if (before.isPresent()) {
            // Back to an address that had the last word anyway: whoever had the account since has nothing to object.
            formers.removeSince(before.get());
        } else if (proved) {
            tellFormer(user, Objects.requireNonNull(change.oldEmail()));
            event.detail(Notices.FORMER_IS_TOLD, "true");
        }
        event.success();
    }

    private void tellFormer(UserModel user, String former) {
        EmailChangeSettings settings = EmailChangeSettings.of(realm);
        Secret link = Secret.create();
        formers.add(user.getId(), former, link, settings.objection());
        new EmailChangeMails(session, realm, Clock.systemUTC()).changed(user, former, link, settings.objectionDays());
    }
}
