package dev.foyer.soak.load;

import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.soak.known.Known;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients and staff at work at the same time, from {@link #start} to {@link #stop}, again and again. For one thread. */
public final class Load {

    // Leaves the processor to those who restart: what counts is what happens in between, not how often.
    private static final long PAUSE_MILLIS = 10;

    private static final int STAFF = 2;

    private final List<Participant> participants = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Calls toKeycloak;
    private final Calls toServices;
    private volatile boolean stopping;

    /**
     * Clients of Keycloak's Admin API, and staff at the provisioning API.
     *
     * @param application the client id of an application that takes passwords
     * @param count of clients
     * @param seed what the participants do, and in which order, follows from it
     */
    public Load(
            URI keycloak,
            List<URI> services,
            PostgreSql databases,
            String application,
            Known known,
            int count,
            long seed) {
        HttpClient http = Calls.http();
        toKeycloak = new Calls(http, BearerToken.administrator(http, keycloak));
        toServices = new Calls(http, BearerToken.integration(http, keycloak));
        Accounts accounts = new Accounts(new AdminApi(keycloak, toKeycloak), known);
        for (int number = 1; number <= count; number++) {
            participants.add(new Client("c" + number, accounts, new Random(seed + number)));
        }
        for (int number = 1; number <= STAFF; number++) {
            Random random = new Random(seed - number);
            participants.add(new StaffMember(
                    "s" + number,
                    known,
                    accounts,
                    new ProvisioningApi(services, toServices, random),
                    new Sessions(databases),
                    new SignIns(http, keycloak, application),
                    random));
        }
    }

    public void start() {
        stopping = false;
        for (Participant participant : participants) {
            Thread thread = new Thread(() -> work(participant), "soak-participant");
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

    /** Returns when every participant has had its last answer, and what they know is visible to the caller. */
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** How many changes Keycloak and the services have acknowledged so far. */
    public int changes() {
        return toKeycloak.changes() + toServices.changes();
    }

    private void work(Participant participant) {
        try {
            while (!stopping) {
                participant.act();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
