package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.provisioning.ProvisioningClient;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Queues every mail of a realm that Foyer serves. Mails of other realms, and the console's <em>Test connection</em>, go the
 * way they would without us.
 */
final class QueueingSender implements EmailSenderProvider {

    /** Id of Keycloak's own sender. */
    static final String STOCK = "default";

    private final KeycloakSession session;
    private final MailQueue queue;

    QueueingSender(KeycloakSession session, MailQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    @Override
    public void send(Map<String, String> config, String address, String subject, String text, String html)
            throws EmailException {
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || !ProvisioningClient.serves(realm) || ConnectionTest.is(session, realm, config)) {
            stock().send(config, address, subject, text, html);
            return;
        }
        if (address == null || address.isBlank()) {
            throw new EmailException("No email address configured for the user");
        }
        queue.add(realm, new MailContent(address, subject, text, html));
    }

    @Override
    public void validate(Map<String, String> config) throws EmailException {
        stock().validate(config);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private EmailSenderProvider stock() throws EmailException {
        EmailSenderProvider stock = session.getProvider(EmailSenderProvider.class, STOCK);
        if (stock == null) {
            throw new EmailException("Keycloak's own mail sender '" + STOCK + "' is switched off; leave it on.");
        }
        return stock;
    }
}
