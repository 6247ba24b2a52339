package dev.foyer.it.mail;

import dev.foyer.devstack.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server (RFC 5321, as far as a client needs it) that behaves as a test says, and can be down. It keeps its port
 * meanwhile. What it was given is kept whether it answered or not, since the client cannot know.
 */
final class ScriptedMailServer implements AutoCloseable {

    private final int port = Ports.free();
    private final List<Wire> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile MailServerScript script = MailServerScript.KIND;
    private volatile @Nullable ServerSocket listening;

    /** A mail as it came, to be read when somebody asks: the client waits for the answer. */
    private record Wire(String sender, String recipient, String content) {}

    /** One that is up and kind. */
    static ScriptedMailServer started() {
        ScriptedMailServer server = new ScriptedMailServer();
        server.up();
        return server;
    }

    int port() {
        return port;
    }

    /** What it was given, in order. */
    List<ReceivedMail> received() {
        return received.stream()
                .map(mail -> ReceivedMail.of(mail.sender(), mail.recipient(), mail.content()))
                .toList();
    }

    List<ReceivedMail> receivedBy(String address) {
        return received().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** How many connections there were. */
    int attempts() {
        return attempts.get();
    }

    void behave(MailServerScript behaviour) {
        script = behaviour;
    }

    void up() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = socket;
            daemon(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses connections and ends those that there are. */
    void down() {
        try {
            ServerSocket socket = listening;
            if (socket != null) {
                socket.close();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        down();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                attempts.incrementAndGet();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        MailServerScript behaviour = script;
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            if (behaviour.hangs()) {
                while (in.readLine() != null) {
                    // listens without a word
                }
                return;
            }
            say(connection, behaviour.greeting());
            if (behaviour.greeting().startsWith("220")) {
                converse(connection, in, behaviour);
            }
        } catch (IOException e) {
            // the client or down() has ended it
        } finally {
            connections.remove(connection);
        }
    }

    private void converse(Socket connection, BufferedReader in, MailServerScript behaviour) throws IOException {
        String sender = "";
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO") || command.startsWith("HELO")) {
                say(connection, "250 scripted");
            } else if (command.startsWith("MAIL FROM:")) {
                sender = address(line);
                say(connection, "250 2.1.0 fine");
            } else if (command.startsWith("RCPT TO:")) {
                recipient = address(line);
                say(connection, behaviour.recipient().apply(recipient));
            } else if (command.equals("DATA")) {
                say(connection, "354 go on");
                Wire mail = new Wire(sender, recipient, content(in));
                String answer = behaviour.content();
                if (answer == null || answer.startsWith("250")) {
                    received.add(mail);
                }
                if (answer == null) {
                    return;
                }
                say(connection, answer);
            } else if (command.equals("QUIT")) {
                say(connection, "221 bye");
                return;
            } else {
                say(connection, "250 fine");
            }
        }
    }

    private static String content(BufferedReader in) throws IOException {
        StringBuilder content = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return content.toString();
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }
}
