package dev.foyer.devstack.inbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.foyer.devstack.process.StackFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** An SMTP server that takes every mail for every address, one message a recipient of the envelope. */
final class MailReceiver implements AutoCloseable {
    private final GreenMail server;

    private MailReceiver(GreenMail server) {
        this.server = server;
    }

    static MailReceiver start(int port, Clock clock, Consumer<Message> received) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var managers = server.getManagers();
        managers.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            String to = recipient.getEmail();
            return new Recipient(to, managers.getImapHostManager(), mail -> received.accept(message(to, mail, clock)));
        });
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new StackFailure("The inbox cannot receive mail on port " + port + ": " + e.getMessage(), e);
        }
        return new MailReceiver(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Message message(String to, MimeMessage mail, Clock clock) {
        try {
            MailContent content = MailContent.of(mail);
            String subject = Optional.ofNullable(mail.getSubject()).orElse("");
            return new Message(to, Message.Channel.EMAIL, subject, content.text(), content.html(), clock.instant());
        } catch (MessagingException | IOException e) {
            return new Message(
                    to,
                    Message.Channel.EMAIL,
                    "(a mail that cannot be read)",
                    String.valueOf(e.getMessage()),
                    "",
                    clock.instant());
        }
    }

    /** Passes the mail on instead of filing it in a mailbox that would grow without end. */
    private static final class Recipient extends UserImpl implements GreenMailUser {
        private final transient Consumer<MimeMessage> received;

        Recipient(
                String address, com.icegreen.greenmail.imap.ImapHostManager mailboxes, Consumer<MimeMessage> received) {
            super(address, address, "", mailboxes);
            this.received = received;
        }

        @Override
        public void deliver(MovingMessage message) {
            received.accept(message.getMessage());
        }
    }
}
