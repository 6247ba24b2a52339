package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.mail.MailDelivery.Outcome;
import dev.foyer.keycloak.mail.WaitingMails.Due;
import dev.foyer.keycloak.storage.OwnTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends what is due, on every node, from start to stop, in lanes: each a thread that sends one mail of a realm after the other.
 * A realm has no more than a few, so that one whose mail server hangs leaves room for the others. A mail that is queued here
 * opens a lane at once. Besides, one thread looks which realms have mails that are due: when the next retry is, when a lane
 * leaves something behind, and now and then for mails that another node queued and did not live to send.
 */
final class MailWorker {

    private static final Logger log = Logger.getLogger(MailWorker.class);

    /** A lane makes room for other realms after so many mails. */
    private static final int MAILS_IN_A_ROW = 20;

    /** Of a lane that was opened because something is due, whatever it is. */
    private static final long UNTOLD = -1;

    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);
    private static final Duration LONGEST_LAST_MAIL = Duration.ofSeconds(10);

    private final KeycloakSessionFactory factory;
    private final MailSettings settings;
    private final MailDelivery delivery;
    private final Lanes lanes;
    private final AtomicLong news = new AtomicLong();
    private final Semaphore calls = new Semaphore(0);
    private final ExecutorService threads;
    private final Thread looking;
    private volatile boolean stopping;
    private volatile String trouble = "";
    private Instant tidied = Instant.EPOCH;

    /** A worker that has not started. */
    MailWorker(KeycloakSessionFactory factory, MailSettings settings) {
        this.factory = factory;
        this.settings = settings;
        this.delivery = new MailDelivery(factory, settings);
        this.lanes = new Lanes(settings.parallel(), settings.parallelPerRealm());
        this.threads = Executors.newCachedThreadPool(task -> daemon(task, "foyer-mail-lane"));
        this.looking = daemon(this::run, "foyer-mail");
    }

    void start() {
        looking.start();
    }

    /** A mail of this realm will be due after a pause that was not queued before. Returns at once; from any thread. */
    void queued(String realmId, Duration pause) {
        if (pause.isZero()) {
            due(realmId);
        } else {
            // Should this node not live that long, another looks for it.
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> due(realmId));
        }
    }

    private void due(String realmId) {
        long told = news.incrementAndGet();
        if (lanes.open(realmId)) {
            start(realmId, told);
        }
    }

    /** Ends after the mails at hand, waiting for them up to ten seconds. What is not sent by then stays queued. */
    void stop() {
        stopping = true;
        calls.release();
        threads.shutdown();
        try {
            looking.join(LONGEST_LAST_MAIL.toMillis());
            if (!threads.awaitTermination(LONGEST_LAST_MAIL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Mails were still being sent when Keycloak stopped; they may come a second time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                Duration pause = look();
                if (calls.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens lanes for what is due, and answers with the time until the next look. */
    @SuppressWarnings("CatchingUnchecked") // the worker outlives whatever the database does
    private Duration look() {
        try {
            List<Due> due = due();
            for (String realmId : lanes.open(due)) {
                start(realmId, UNTOLD);
            }
            trouble = "";
            return due.stream()
                    .flatMap(realm -> realm.next().stream())
                    .min(Comparator.naturalOrder())
                    .filter(next -> next.compareTo(settings.lookEvery()) < 0)
                    .map(next -> next.plusMillis(1))
                    .orElse(settings.lookEvery());
        } catch (RuntimeException e) {
            tell(e);
            return settings.lookEvery();
        }
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        boolean tidy = tidied.isBefore(Instant.now().minus(TIDY_EVERY));
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            WaitingMails mails = new WaitingMails(new OwnTables(session));
            due.addAll(mails.due(settings.parallelPerRealm()));
            if (tidy) {
                mails.removeOld();
            }
        });
        if (tidy) {
            tidied = Instant.now();
        }
        return due;
    }

    private void start(String realmId, long told) {
        try {
            threads.execute(() -> lane(realmId, told));
        } catch (RejectedExecutionException e) {
            // Keycloak stops; the mail waits for its next start, or for another node.
            lanes.close(realmId);
        }
    }

    /**
     * Sends until none is due. A lane that was opened for one mail is through with that mail, unless others came meanwhile: to
     * look for what nobody told of would cost as much as the mail. What it leaves is looked at soon, or, where it failed for
     * another reason than a mail's, at the next look in its turn.
     */
    @SuppressWarnings("CatchingUnchecked") // a lane that fails must still be closed
    private void lane(String realmId, long told) {
        boolean leaves = false;
        long known = news.get();
        try {
            boolean through = false;
            for (int sent = 0; sent < MAILS_IN_A_ROW && !through && !leaves && !stopping; sent++) {
                known = news.get();
                Outcome outcome = delivery.next(realmId);
                through = outcome == Outcome.NONE_DUE || outcome == Outcome.SENT && news.get() == told;
                leaves = outcome == Outcome.FAILED;
            }
            leaves = !through;
        } catch (RuntimeException e) {
            tell(e);
        } finally {
            boolean roomWanted = lanes.close(realmId);
            // What came since this lane's last look was taken for its own when others were opened.
            if (leaves || roomWanted || news.get() != known) {
                calls.release();
            }
        }
    }

    /** The same trouble again is not worth a line. Only its kind: messages of the database may quote values. */
    private void tell(RuntimeException e) {
        String kind = e.getClass().getName();
        if (!stopping && !kind.equals(trouble)) {
            trouble = kind;
            log.warnf(
                    "Mails wait, since Keycloak's database does not do its part: %s. Tried again every few seconds.",
                    kind);
        }
    }

    /** Threads find Jakarta Mail's parts by the class loader of whoever runs them. */
    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(MailWorker.class.getClassLoader());
        return thread;
    }
}
