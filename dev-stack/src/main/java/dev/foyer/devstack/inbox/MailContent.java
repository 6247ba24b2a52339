package dev.foyer.devstack.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a person would read of a mail: the first plain text and the first HTML that are not attachments. */
record MailContent(String text, String html) {
    private static final MailContent NONE = new MailContent("", "");

    static MailContent of(Part part) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return NONE;
        }
        if (part.isMimeType("text/html")) {
            return new MailContent("", decoded(part));
        }
        if (part.isMimeType("text/*")) {
            return new MailContent(decoded(part), "");
        }
        MailContent found = NONE;
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found = found.or(of(parts.getBodyPart(i)));
            }
        }
        return found;
    }

    private MailContent or(MailContent other) {
        return new MailContent(text.isEmpty() ? other.text : text, html.isEmpty() ? other.html : html);
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        try {
            return part.getContent().toString();
        } catch (IOException e) {
            // An encoding that Java does not know: the transfer encoding is undone all the same.
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
