package dev.foyer.devstack.inbox;

import dev.foyer.devstack.web.LocalWebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Receives every mail over SMTP and every text message over HTTP, and shows them as page and JSON. */
public final class Inbox implements AutoCloseable {
    private static final int KEPT = 10_000;

    private final MessageStore store;
    private final MailReceiver mail;
    private final LocalWebServer web;

    private Inbox(MessageStore store, MailReceiver mail, LocalWebServer web) {
        this.store = store;
        this.mail = mail;
        this.web = web;
    }

    /**
     * Starts on 127.0.0.1.
     *
     * @param httpPort 0 for a free one
     * @param smtpPort 0 for a free one
     * @param directory where messages are kept over restarts; without it they live in memory only
     */
    public static Inbox start(int httpPort, int smtpPort, Optional<Path> directory) {
        Clock clock = Clock.systemUTC();
        MessageStore store =
                new MessageStore(KEPT, new MessageFile(directory.map(path -> path.resolve("messages.jsonl"))));
        MailReceiver mail = MailReceiver.start(smtpPort, clock, store::add);
        try {
            InboxSite site = new InboxSite(store, clock);
            return new Inbox(store, mail, LocalWebServer.start("The inbox", httpPort, site::handle));
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    /** Where page and JSON are, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + web.port());
    }

    public int smtpPort() {
        return mail.port();
    }

    /** Messages to an address or number, newest first. */
    public List<Message> messagesTo(String recipient) {
        return store.to(Optional.of(recipient)).stream()
                .map(MessageStore.Numbered::message)
                .toList();
    }

    /** All messages, newest first. */
    public List<Message> messages() {
        return store.to(Optional.empty()).stream()
                .map(MessageStore.Numbered::message)
                .toList();
    }

    public void clear() {
        store.clear();
    }

    @Override
    public void close() {
        web.close();
        mail.close();
    }
}
