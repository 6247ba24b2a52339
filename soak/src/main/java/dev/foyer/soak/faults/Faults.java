package dev.foyer.soak.faults;

import dev.foyer.devstack.process.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills and freezes the parts of the system at random moments, all parts at the same time. Closing interrupts it. */
public final class Faults implements AutoCloseable {

    private static final Duration LONGEST_KEYCLOAK_CALM = Duration.ofSeconds(16);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(8);
    private static final Duration LONGEST_SERVICE_CALM = Duration.ofSeconds(4);

    private final Victim keycloak;
    private final Victim postgreSql;
    private final List<Victim> services;
    private final Duration freeze;
    private final AtomicInteger kills = new AtomicInteger();
    private final ExecutorService saboteurs = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "soak-saboteur");
        thread.setDaemon(true);
        return thread;
    });

    /** @param freeze how long a paused service sleeps; longer than its lease */
    public Faults(Victim keycloak, Victim postgreSql, List<Victim> services, Duration freeze) {
        this.keycloak = keycloak;
        this.postgreSql = postgreSql;
        this.services = List.copyOf(services);
        this.freeze = freeze;
    }

    /**
     * Returns when everything has been done and every part is ready again.
     *
     * @throws StackFailure when a part does not come back
     */
    public void strike(FaultCounts counts, Random random) throws InterruptedException {
        List<Future<?>> underWay = new ArrayList<>();
        underWay.add(begin(keycloak, Blow.plan(random, counts.keycloakKills(), 0, LONGEST_KEYCLOAK_CALM)));
        underWay.add(begin(postgreSql, Blow.plan(random, counts.postgreSqlKills(), 0, LONGEST_CALM)));
        for (Victim service : services) {
            underWay.add(begin(
                    service, Blow.plan(random, counts.serviceKills(), counts.servicePauses(), LONGEST_SERVICE_CALM)));
        }
        for (Future<?> one : underWay) {
            await(one);
        }
        repair();
    }

    /** How many parts were killed so far. */
    public int kills() {
        return kills.get();
    }

    /** A part may have ended by itself, as Keycloak does when it finds no database at its start. */
    private void repair() throws InterruptedException {
        List<Victim> inOrder = new ArrayList<>(List.of(postgreSql, keycloak));
        inOrder.addAll(services);
        for (Victim victim : inOrder) {
            if (!victim.running().getAsBoolean()) {
                new Saboteur(victim, freeze, kills).revive();
            }
        }
    }

    private Future<?> begin(Victim victim, List<Blow> blows) {
        Saboteur saboteur = new Saboteur(victim, freeze, kills);
        return saboteurs.submit(() -> {
            saboteur.strike(blows);
            return null;
        });
    }

    private static void await(Future<?> saboteur) throws InterruptedException {
        try {
            saboteur.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        saboteurs.shutdownNow();
    }
}
