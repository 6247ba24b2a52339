package dev.foyer.devstack.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A web server on 127.0.0.1 that hands every request to one handler. */
public final class LocalWebServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LocalWebServer.class.getName());
    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalWebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Answers one request; what it throws becomes status 500. */
    @FunctionalInterface
    public interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    /** @param port 0 for a free one */
    public static LocalWebServer start(String name, int port, Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
            ExecutorService threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(name, handler, exchange));
            server.start();
            return new LocalWebServer(server, threads);
        } catch (IOException e) {
            throw new StackFailure(name + " cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void answer(String name, Handler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isLocal(exchange)) {
                exchange.sendResponseHeaders(421, -1);
                return;
            }
            handler.handle(new Exchange(exchange));
        } catch (RuntimeException e) {
            // The path alone: a query may hold a code.
            LOG.log(
                    Logger.Level.WARNING,
                    name + " failed at " + exchange.getRequestURI().getPath(),
                    e);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    /** A page elsewhere that lets its own name point here (DNS rebinding) sends that name, and may not read mails. */
    private static boolean isLocal(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && LOCAL.matcher(host).matches();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
