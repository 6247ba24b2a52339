package dev.foyer.it.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A mail as it came over the wire.
 *
 * @param to recipient of the envelope
 * @param sender of the envelope
 * @param text its plain text
 */
record ReceivedMail(String to, String sender, String messageId, String subject, String text) {

    static ReceivedMail of(String sender, String to, String wire) {
        try {
            MimeMessage message =
                    new MimeMessage(null, new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8)));
            return new ReceivedMail(to, sender, message.getMessageID(), message.getSubject(), text(message));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("What came is no mail", e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        return content instanceof Multipart parts ? text(parts.getBodyPart(0)) : String.valueOf(content);
    }
}
