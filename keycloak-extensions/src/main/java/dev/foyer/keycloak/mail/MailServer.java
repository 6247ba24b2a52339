package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.mail.MailMessage.MailFrom;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailAuthenticator;
import org.keycloak.email.EmailAuthenticator.AuthenticatorType;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The mail server of a realm. Keycloak's own sender cannot be used here, for three reasons: it makes a new Message-ID each
 * time; it takes a farewell that fails for a failure of the mail, which would be sent again; and it logs the server's
 * answer, which may name the address. Connecting and signing in (by password, token or not at all) is its code nevertheless.
 */
final class MailServer {

    private static final Logger log = Logger.getLogger(MailServer.class);

    private final KeycloakSession session;
    private final Map<String, String> settings;

    /** @param settings the realm's, as Keycloak keeps them */
    MailServer(KeycloakSession session, Map<String, String> settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * Hands a mail over. Returns once the server has taken responsibility for it.
     *
     * @throws DeliveryException when it did not, or may not have
     */
    void send(MailContent content, String messageId) throws DeliveryException {
        boolean utf8 = "true".equals(settings.get(EmailSenderProvider.CONFIG_ALLOW_UTF8));
        String from = MailAddress.onTheWire(settings.get("from"), utf8)
                .orElseThrow(() -> new DeliveryException(DeliveryFailure.temporary(
                        "The realm's mail settings name no usable sender (Realm settings, Email, From)")));
        String to = MailAddress.onTheWire(content.to(), utf8)
                .orElseThrow(() -> new DeliveryException(DeliveryFailure.permanent(
                        "The recipient's address cannot be used; if it has letters beyond ASCII before the @, the"
                                + " realm's mail settings must allow UTF-8")));
        try {
            Session mail = Session.getInstance(new MailServerProperties(session, settings, from).properties());
            MailMessage message = new MailMessage(mail, sender(from, utf8), to, content, messageId);
            Transport transport = mail.getTransport("smtp");
            try {
                authenticator().connect(session, settings, transport);
                transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
            } finally {
                close(transport);
            }
        } catch (MessagingException | UnsupportedEncodingException | EmailException e) {
            throw new DeliveryException(DeliveryFailure.of(e));
        }
    }

    private MailFrom sender(String from, boolean utf8) throws MessagingException, UnsupportedEncodingException {
        InternetAddress sender = MailFrom.named(from, settings.get("fromDisplayName"));
        Optional<String> replyTo = MailAddress.onTheWire(settings.get("replyTo"), utf8);
        return new MailFrom(
                sender,
                replyTo.isPresent() ? MailFrom.named(replyTo.get(), settings.get("replyToDisplayName")) : sender);
    }

    /** Shared with Keycloak's own sender, which keeps tokens of mail servers in it. */
    private EmailAuthenticator authenticator() throws DeliveryException {
        AuthenticatorType type = "true".equals(settings.get("auth"))
                ? AuthenticatorType.valueOf(
                        settings.getOrDefault("authType", "basic").toUpperCase(Locale.ROOT))
                : AuthenticatorType.NONE;
        if (session.getKeycloakSessionFactory().getProviderFactory(EmailSenderProvider.class, QueueingSender.STOCK)
                instanceof DefaultEmailSenderProviderFactory stock) {
            return Objects.requireNonNull(stock.getEmailAuthenticators().get(type));
        }
        throw new DeliveryException(
                DeliveryFailure.temporary("Keycloak's own mail sender 'default' is switched off or replaced"));
    }

    /** What was taken is taken, whatever the farewell comes to. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The connection to a mail server did not end in an orderly way");
        }
    }
}
