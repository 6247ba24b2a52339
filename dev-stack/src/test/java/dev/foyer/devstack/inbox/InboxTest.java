package dev.foyer.devstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private Inbox inbox;

    @BeforeEach
    void start() {
        inbox = Inbox.start(0, 0, Optional.of(directory));
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void aMailIsServedDecodedAsJson() throws Exception {
        send(
                "Zoë@Example.org",
                "Willkommen, Müller",
                "Größe: 5 €\nhttps://example.org/a?b=c&d=e.",
                "<p>Größe &amp; mehr</p>");

        JsonNode messages = messages("?to=zo%C3%AB@example.org");

        assertThat(messages).hasSize(1);
        JsonNode message = messages.get(0);
        assertThat(message.path("to").asText()).isEqualToIgnoringCase("zoë@example.org");
        assertThat(message.path("channel").asText()).isEqualTo("email");
        assertThat(message.path("subject").asText()).isEqualTo("Willkommen, Müller");
        assertThat(message.path("text").asText()).isEqualTo("Größe: 5 €\r\nhttps://example.org/a?b=c&d=e.");
        assertThat(message.path("html").asText()).isEqualTo("<p>Größe &amp; mehr</p>");
        assertThat(Instant.parse(message.path("sentAt").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void theNewestMessageComesFirstAndOthersMessagesAreLeftOut() throws Exception {
        send("a@example.org", "first", "1", "");
        send("b@example.org", "other", "2", "");
        send("a@example.org", "second", "3", "");

        assertThat(messages("?to=A@example.org").findValuesAsText("subject")).containsExactly("second", "first");
        assertThat(messages("").findValuesAsText("subject")).containsExactly("second", "other", "first");
    }

    @Test
    void messagesOutliveARestartUntilTheyAreCleared() throws Exception {
        send("a@example.org", "kept", "1", "");
        inbox.close();
        inbox = Inbox.start(0, 0, Optional.of(directory));
        assertThat(messages("").findValuesAsText("subject")).containsExactly("kept");

        assertThat(call("DELETE", "/api/messages", "").statusCode()).isEqualTo(204);
        inbox.close();
        inbox = Inbox.start(0, 0, Optional.of(directory));
        assertThat(messages("")).isEmpty();
    }

    @Test
    void aTextMessageIsKeptWithItsNumber() throws Exception {
        assertThat(call("POST", "/api/sms", "{\"to\":\"+4930123\",\"text\":\"Code 1234\"}")
                        .statusCode())
                .isEqualTo(204);

        JsonNode message = messages("?to=%2B4930123").get(0);
        assertThat(message.path("channel").asText()).isEqualTo("sms");
        assertThat(message.path("text").asText()).isEqualTo("Code 1234");
    }

    @Test
    void aTextMessageWithoutNumberIsRefused() throws Exception {
        assertThat(call("POST", "/api/sms", "{\"text\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/api/sms", "to=1").statusCode()).isEqualTo(400);
    }

    @Test
    void pagesEscapeWhatTheMailSaysAndMakeItsLinksClickable() throws Exception {
        send(
                "a@example.org",
                "<script>alert(1)</script>",
                "Go to https://example.org/x?a=1&b=2.",
                "<b onclick='x()'>hi</b>");

        String list = call("GET", "/", "").body();
        String page = call("GET", "/messages/1", "").body();

        assertThat(list + page).doesNotContain("<script>alert", "<b onclick");
        assertThat(page)
                .contains("<a href=\"https://example.org/x?a=1&amp;b=2\">https://example.org/x?a=1&amp;b=2</a>.")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(inbox.smtpPort()));
        settings.put("mail.mime.allowutf8", "true");
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("shop@example.org"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to, false));
        mail.setSubject(subject, "UTF-8");
        MimeMultipart versions = new MimeMultipart("alternative");
        versions.addBodyPart(part(text, "plain"));
        if (!html.isEmpty()) {
            versions.addBodyPart(part(html, "html"));
        }
        mail.setContent(versions);
        Transport.send(mail);
    }

    private static MimeBodyPart part(String content, String subtype) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private JsonNode messages(String query) throws Exception {
        return new ObjectMapper()
                .readTree(call("GET", "/api/messages" + query, "").body());
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(inbox.baseUrl() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
