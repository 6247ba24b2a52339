package dev.foyer.keycloak.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.RealmModel;

/** Takes mails in, each in the transaction of the request that causes it. Used by that request's one thread. */
final class MailQueue {

    private static final String REQUEST = "FOYER_MAIL_REQUEST";

    /** Read by Keycloak's own listener, which lets transactions of nothing but sessions be lost with the database's memory. */
    private static final String SYNCHRONOUS_COMMIT = "kc.sync_commit_required";

    private final KeycloakSession session;
    private final MailSettings settings;
    private final BiConsumer<String, Duration> worker;

    /** @param worker is told the id of a realm with a mail, and how long until that is due */
    MailQueue(KeycloakSession session, MailSettings settings, BiConsumer<String, Duration> worker) {
        this.session = session;
        this.settings = settings;
        this.worker = worker;
    }

    /** Names the mail that is queued next in this session, instead of one of Keycloak's own. */
    static void nextIs(KeycloakSession session, MailRequest request) {
        session.setAttribute(REQUEST, request);
    }

    /**
     * Queues a mail. If that is not possible the transaction does not commit, whatever Keycloak makes of the exception: a
     * page that says "check your email" must not be shown then.
     */
    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here must fail the request visibly
    void add(RealmModel realm, MailContent content) {
        SessionImplementor jpa = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(SessionImplementor.class);
        try {
            QueuedMail mail = sealed(realm, content);
            jpa.getTransactionCompletionCallbacks().registerCallback(mail);
            jpa.setProperty(SYNCHRONOUS_COMMIT, true);
            tellAfterCommit(jpa, realm, mail.pause());
        } catch (RuntimeException e) {
            ModelIllegalStateException failure = QueuedMail.failure(e);
            VisibleFailure.refuse(jpa, failure);
            throw failure;
        }
    }

    /** Tells the worker of a due mail of this realm, once this transaction is there for it to see. */
    void tellAfterCommit(RealmModel realm) {
        tellAfterCommit(
                session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .unwrap(SessionImplementor.class),
                realm,
                Duration.ZERO);
    }

    private void tellAfterCommit(SessionImplementor jpa, RealmModel realm, Duration pause) {
        String realmId = realm.getId();
        AfterCompletionCallback callback = (committed, ignored) -> {
            if (committed) {
                worker.accept(realmId, pause);
            }
        };
        jpa.getTransactionCompletionCallbacks().registerCallback(callback);
    }

    private QueuedMail sealed(RealmModel realm, MailContent content) {
        Optional<MailRequest> request = Optional.ofNullable(session.getAttribute(REQUEST, MailRequest.class));
        session.removeAttribute(REQUEST);
        Optional<DiscreetMail> discreet = Optional.ofNullable(DiscreetMail.next(session));
        boolean toNobody = discreet.filter(DiscreetMail::toNobody).isPresent();
        UUID id = request.map(MailRequest::id).orElseGet(UUID::randomUUID);
        SealingKey key = settings.keys().active(session, realm);
        return new QueuedMail(
                id,
                realm.getId(),
                request.map(mail -> mail.template().value()).orElse(null),
                "<" + id + "@" + domain(realm) + ">",
                discreet.map(DiscreetMail::pause).orElse(Duration.ZERO),
                toNobody ? Duration.ZERO : settings.lifetime(),
                key.id(),
                key.seal(id, content.bytes()),
                toNobody ? DiscreetMail.TO_NOBODY : "waiting",
                MailsOfAddress.hash(session, realm, content.to()));
    }

    /** As RFC 5322 recommends, the right side of a Message-ID is a domain of the sender's. */
    private static String domain(RealmModel realm) {
        String from = Optional.ofNullable(realm.getSmtpConfig().get("from")).orElse("");
        return MailAddress.onTheWire(from, false)
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .filter(domain -> domain.matches("[a-z0-9.-]{1,190}"))
                .orElse("foyer.invalid");
    }
}
