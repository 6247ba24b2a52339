package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.email.EmailException;

@DisplayName("A mail that was not delivered")
class DeliveryFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 | 550 5.1.1 <rosa@buyer.example> unknown | true | The mail server refused the recipient: 550 5.1.1",
                "550 | 550-5.1.1 rosa@buyer.example | true | The mail server refused the recipient: 550 5.1.1",
                "552 | 552 mailbox of rosa is full | true | The mail server refused the recipient: 552",
                "450 | 450 4.2.0 greylisted | false | The mail server refused the recipient: 450 4.2.0",
                "530 | 530 5.7.0 sign in first | false | The mail server refused the recipient: 530 5.7.0",
                "-1 | [EOF] | false | The connection to the mail server failed"
            })
    @DisplayName("because of its recipient is given up at 5xx, unless that means us")
    void recipient(int code, String answer, boolean permanent, String reason) throws AddressException {
        var refusal = new SMTPAddressFailedException(
                new InternetAddress("rosa@buyer.example"), "RCPT TO:<rosa@buyer.example>", code, answer);
        var failure = new SendFailedException("Invalid Addresses", refusal);

        assertThat(DeliveryFailure.of(failure)).isEqualTo(new DeliveryFailure(permanent, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATA | 554 | 554 5.6.0 no | true | The mail server refused the content: 554 5.6.0",
                ". | 554 | 554 spam for rosa | true | The mail server refused the content: 554",
                ". | 451 | 451 4.3.0 later | false | The mail server refused the content: 451 4.3.0",
                ". | -1 | [EOF] | false | The connection to the mail server failed",
                "MAIL FROM:<us@shop.example> | 550 | 550 not you | false | The mail server refused the sender: 550",
                "MAIL FROM:<us@shop.example> | 421 | 421 4.7.0 busy | false | The mail server refused the sender: 421 4.7.0"
            })
    @DisplayName("because of its content is given up at 5xx; because of its sender it waits for better settings")
    void contentAndSender(String command, int code, String answer, boolean permanent, String reason) {
        var failure = new SMTPSendFailedException(command, code, answer, null, null, null, null);

        assertThat(DeliveryFailure.of(failure)).isEqualTo(new DeliveryFailure(permanent, reason));
    }

    @Test
    @DisplayName("because of the server or the way to it is tried again, and the reason says what to look at")
    void server() {
        assertReason(
                new EmailException("x", new AuthenticationFailedException("535 rosa")),
                "The mail server does not take the realm's user and password");
        assertReason(
                new EmailException("x", new MessagingException("m", new SocketTimeoutException("t"))),
                "The mail server did not answer in time");
        assertReason(
                new MessagingException("m", new SSLHandshakeException("t")),
                "The connection to the mail server could not be secured");
        assertReason(
                new MessagingException("m", new ConnectException("refused")),
                "The connection to the mail server failed");
        assertReason(new MessagingException("m", new IOException("e")), "The connection to the mail server failed");
        assertReason(
                new EmailException(
                        "x", new MessagingException("Could not connect to SMTP host: h, port: 25, response: 421")),
                "The mail server turned the connection away: 421");
        assertReason(
                new IllegalStateException("rosa@buyer.example"),
                "The mail could not be handed over: IllegalStateException");
    }

    private static void assertReason(Exception failure, String reason) {
        assertThat(DeliveryFailure.of(failure)).isEqualTo(DeliveryFailure.temporary(reason));
    }
}
