package dev.foyer.keycloak.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the form that Keycloak's own sender gives it (alternatives of text and HTML, UTF-8), but under a Message-ID that
 * stays the same however often it is sent.
 */
final class MailMessage extends MimeMessage {

    private final String messageId;

    /** @param to as the server takes it, see {@link MailAddress} */
    MailMessage(Session session, MailFrom from, String to, MailContent content, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        super(session);
        this.messageId = messageId;
        setFrom(from.sender());
        setReplyTo(new Address[] {from.replyTo()});
        setHeader("To", to);
        // Subjects may repeat what people typed: a line break would begin a header of theirs.
        setSubject(MimeUtility.encodeText(
                content.subject().replaceAll("[\\r\\n]+", " "), StandardCharsets.UTF_8.name(), null));
        // So that no absence note answers it (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        setContent(alternatives(content));
        setSentDate(new Date());
        saveChanges();
    }

    /** Called whenever the message is completed, which would otherwise make a new id. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(MailContent content) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        if (content.text() != null) {
            MimeBodyPart part = new MimeBodyPart();
            part.setText(content.text(), StandardCharsets.UTF_8.name());
            alternatives.addBodyPart(part);
        }
        if (content.html() != null) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(content.html(), "text/html; charset=UTF-8");
            alternatives.addBodyPart(part);
        }
        return alternatives;
    }

    /**
     * Whom a mail comes from, as the realm says.
     *
     * @param replyTo the sender again unless the realm names another
     */
    record MailFrom(InternetAddress sender, InternetAddress replyTo) {

        static InternetAddress named(String address, @Nullable String name)
                throws MessagingException, UnsupportedEncodingException {
            return name == null || name.isBlank()
                    ? new InternetAddress(address)
                    : new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        }
    }
}
