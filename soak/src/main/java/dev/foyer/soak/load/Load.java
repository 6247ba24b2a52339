package dev.foyer.soak.load;

import dev.foyer.soak.known.Known;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Several clients at work at the same time, from {@link #start} to {@link #stop}, again and again. For one thread. */
public final class Load {

    // Leaves the processor to those who restart: what counts is what happens in between, not how often.
    private static final long PAUSE_MILLIS = 10;

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AdminApi api;
    private volatile boolean stopping;

    /** @param seed what the clients do, and in which order, follows from it */
    public Load(URI keycloak, Known known, int count, long seed) {
        api = new AdminApi(keycloak);
        for (int number = 1; number <= count; number++) {
            clients.add(new Client("c" + number, new Accounts(api, known), new Random(seed + number)));
        }
    }

    public void start() {
        stopping = false;
        for (Client client : clients) {
            Thread thread = new Thread(() -> work(client), "soak-client");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Returns when so many changes have been acknowledged since the very beginning, or after {@code patience}. */
    public void awaitChanges(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (changes() < count && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    /** Returns when every client has had its last answer, and what they know is visible to the caller. */
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** How many changes Keycloak has acknowledged so far. */
    public int changes() {
        return api.changes();
    }

    private void work(Client client) {
        try {
            while (!stopping) {
                client.act();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
