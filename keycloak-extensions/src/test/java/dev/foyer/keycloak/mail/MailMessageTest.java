package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.keycloak.mail.MailMessage.MailFrom;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mail on the wire")
class MailMessageTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String ID = "<3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10@shop.example>";

    @Test
    @DisplayName("keeps its Message-ID however often it is completed")
    void messageId() throws MessagingException, IOException {
        MailMessage message = message("Hello");
        message.saveChanges();
        message.saveChanges();

        assertThat(message.getHeader("Message-ID")).containsExactly(ID);
        assertThat(written(message)).contains("Message-ID: " + ID);
    }

    @Test
    @DisplayName("gets no header from a line break in its subject")
    void subject() throws MessagingException, IOException {
        assertThat(written(message("Hello\r\nBcc: all@buyer.example"))).doesNotContain("\nBcc:");
    }

    @Test
    @DisplayName("carries text and HTML in UTF-8, answers going to the sender")
    void content() throws MessagingException, IOException {
        MailMessage message = message("Grüße");

        assertThat(written(message))
                .contains("multipart/alternative", "text/plain; charset=UTF-8", "text/html; charset=UTF-8");
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getReplyTo()[0]).hasToString("Shop <us@shop.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    private static MailMessage message(String subject) throws MessagingException, IOException {
        var from = MailFrom.named("us@shop.example", "Shop");
        return new MailMessage(
                SESSION,
                new MailFrom(from, from),
                "rosa@buyer.example",
                new MailContent("rosa@buyer.example", subject, "Grüße", "<p>Grüße</p>"),
                ID);
    }

    private static String written(MailMessage message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
