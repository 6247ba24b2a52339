package dev.foyer.provisioning.reconciliation;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import javax.sql.DataSource;

/** Works on the running run from start to stop, where this process takes part. */
@ApplicationScoped
class ReconciliationThread {

    private final boolean enabled;
    private final Worker worker;

    ReconciliationThread(DataSource dataSource, CustomerRealm realm, FoyerConfiguration configuration) {
        double mostVanishing = configuration.reconciliation().mostVanishingPercent();
        if (!(mostVanishing >= 0 && mostVanishing <= 100)) {
            throw new IllegalArgumentException("foyer.reconciliation.most-vanishing-percent is " + mostVanishing
                    + ", allowed is 0 to 100: change it or leave it out");
        }
        this.enabled = configuration.schedules().enabled();
        Runs runs = new Runs(dataSource, "run-" + UUID.randomUUID());
        RunWorker turns = new RunWorker(
                runs, new Backfill(dataSource, realm, runs), new Reconcile(dataSource, realm, runs, mostVanishing));
        this.worker = new Worker("foyer-reconciliation", "Backfill and reconcile", turns);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (enabled) {
            worker.stop();
        }
    }
}
