package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.worker.Pace;
import dev.foyer.provisioning.worker.Turns;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Hands the registry's mails to Keycloak, one by one, and looks how Keycloak gets on with mails. Killed anywhere, it hands a
 * mail over again under its id, which Keycloak knows. An outage costs no mail an attempt: one is blamed only while Keycloak
 * answers something else. Used by one thread; any number of processes may work.
 */
final class MailHandover implements Turns {

    private static final int BATCH = 20;

    private final HandoverQueue queue;
    private final CustomerRealm realm;
    private final MailWatch watch;
    private final Pace pace;

    MailHandover(HandoverQueue queue, CustomerRealm realm, MailWatch watch, Pace pace) {
        this.queue = queue;
        this.realm = realm;
        this.watch = watch;
        this.pace = pace;
    }

    @Override
    public Duration turn() throws SQLException {
        List<WaitingMail> taken = queue.take(BATCH);
        Set<UUID> open = new LinkedHashSet<>();
        taken.forEach(mail -> open.add(mail.id()));
        try {
            for (WaitingMail mail : taken) {
                handOver(mail);
                open.remove(mail.id());
            }
        } finally {
            if (!open.isEmpty()) {
                queue.release(open);
            }
        }
        watch.look();
        return taken.isEmpty() ? pace.idled() : pace.worked(taken.size() == BATCH);
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    private void handOver(WaitingMail mail) throws SQLException {
        if (mail.customerGone()) {
            queue.done(mail.id());
            return;
        }
        var order = mail.order();
        if (order.isEmpty()) {
            queue.failed(mail.id(), "The customer has no email address");
            return;
        }
        try {
            realm.queueMail(order.get());
            queue.done(mail.id());
        } catch (KeycloakUnavailableException e) {
            if (!e.mayBeTheRequest() || !answersElse()) {
                throw e;
            }
            queue.failed(mail.id(), String.valueOf(e.getMessage()));
        }
    }

    private boolean answersElse() {
        try {
            realm.mailState();
            return true;
        } catch (KeycloakUnavailableException e) {
            return false;
        }
    }
}
