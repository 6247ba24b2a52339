package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Keeps the indexes for search filed, where this process mirrors: then it is the one that writes most. */
@ApplicationScoped
class SearchIndexThread {

    private final boolean enabled;
    private final Worker worker;

    SearchIndexThread(DataSource dataSource, FoyerConfiguration configuration) {
        this.enabled = configuration.mirror().enabled();
        this.worker = new Worker("foyer-search-index", "The search index", new SearchIndexTurns(dataSource));
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
