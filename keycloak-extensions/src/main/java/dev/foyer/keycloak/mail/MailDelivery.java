package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.mail.WaitingMails.Claimed;
import dev.foyer.keycloak.storage.OwnTables;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends one mail of a realm, in a transaction that holds its row from before the attempt to after it. Killed before the
 * commit, the mail is sent again: the one way in which it may come twice, and then under the same Message-ID. Thread-safe.
 */
final class MailDelivery {

    /** What came of looking for a mail. */
    enum Outcome {
        NONE_DUE,
        SENT,
        FAILED
    }

    private static final Logger log = Logger.getLogger(MailDelivery.class);

    /** Longer than the sum of all that a server may take its time for, see {@link MailServerProperties}. */
    private static final int TRANSACTION_SECONDS = 20 * 60;

    private final KeycloakSessionFactory factory;
    private final MailSettings settings;
    private final RetryPause retry;
    private final Troubles troubles = new Troubles();

    MailDelivery(KeycloakSessionFactory factory, MailSettings settings) {
        this.factory = factory;
        this.settings = settings;
        this.retry = new RetryPause(settings.firstRetry(), settings.longestRetry(), Math::random);
    }

    /** Takes the mail that is due longest and sends it. */
    Outcome next(String realmId) {
        Outcome[] outcome = {Outcome.NONE_DUE};
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                factory, session -> outcome[0] = next(session, realmId), TRANSACTION_SECONDS);
        return outcome[0];
    }

    private Outcome next(KeycloakSession session, String realmId) {
        WaitingMails mails = new WaitingMails(new OwnTables(session));
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            mails.realmIsGone(realmId);
            return Outcome.NONE_DUE;
        }
        session.getContext().setRealm(realm);
        return mails.claim(realmId)
                .map(mail -> send(session, realm, mails, mail))
                .orElse(Outcome.NONE_DUE);
    }

    private Outcome send(KeycloakSession session, RealmModel realm, WaitingMails mails, Claimed mail) {
        if (mail.millisLeft() <= 0) {
            park(mails, realm, mail, false, "Its time was over before it could be sent");
            return Outcome.FAILED;
        }
        try {
            attempt(session, realm, mail);
        } catch (DeliveryException e) {
            failed(mails, realm, mail, e.failure());
            return Outcome.FAILED;
        }
        mails.sent(mail.id());
        troubles.end(realm.getName());
        return Outcome.SENT;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever it leads to is a failure of this mail, and holds up no other
    private void attempt(KeycloakSession session, RealmModel realm, Claimed mail) throws DeliveryException {
        try {
            MailContent content = open(session, realm, mail);
            new MailServer(session, realm.getSmtpConfig()).send(content, mail.messageId());
        } catch (RuntimeException e) {
            throw new DeliveryException(DeliveryFailure.of(e));
        }
    }

    private MailContent open(KeycloakSession session, RealmModel realm, Claimed mail) throws DeliveryException {
        SealingKey key = settings.keys()
                .find(session, realm, mail.keyId())
                .orElseThrow(() -> new DeliveryException(
                        DeliveryFailure.permanent("The key that it is encrypted with is gone: " + mail.keyId())));
        try {
            return MailContent.of(key.open(mail.id(), mail.content()));
        } catch (GeneralSecurityException e) {
            throw new DeliveryException(DeliveryFailure.permanent(
                    "It cannot be decrypted with the key that it is said to be encrypted with: " + mail.keyId()));
        }
    }

    private void failed(WaitingMails mails, RealmModel realm, Claimed mail, DeliveryFailure failure) {
        Duration pause = retry.after(mail.attempts() + 1);
        if (failure.permanent()) {
            park(mails, realm, mail, true, failure.reason());
        } else if (pause.toMillis() >= mail.millisLeft()) {
            park(mails, realm, mail, true, "Given up at the end of its time. " + failure.reason());
        } else {
            mails.postpone(mail.id(), failure.reason(), pause);
            troubles.begin(realm.getName(), failure.reason());
        }
    }

    private void park(WaitingMails mails, RealmModel realm, Claimed mail, boolean attempted, String reason) {
        mails.park(mail.id(), attempted, reason, settings.keepParked());
        log.warnf("Mail %s of realm %s is parked: %s", mail.id(), realm.getName(), reason);
    }
}
