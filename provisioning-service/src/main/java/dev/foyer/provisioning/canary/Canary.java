package dev.foyer.provisioning.canary;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the change whose marker the mirror is to see. One replica at a time does. */
@ApplicationScoped
class Canary {

    private static final Logger log = Logger.getLogger(Canary.class);

    private static final String NOW = "SELECT clock_timestamp() AS now";

    // A sending that was not seen stays: one that is sent anew every half minute would never be overdue. For
    // another user than before everything starts anew, and counts from the next sending on: this one may have been
    // seen already.
    private static final String SENT = """
            UPDATE mirror_lease
            SET canary_sent_at = CASE WHEN canary_user_id IS DISTINCT FROM ? THEN NULL
                                      WHEN canary_seen_at < canary_sent_at
                                        OR canary_seen_at IS NULL AND canary_sent_at IS NOT NULL THEN canary_sent_at
                                      ELSE ?::timestamptz END,
                canary_seen_at = CASE WHEN canary_user_id = ? THEN canary_seen_at END,
                canary_user_id = ?
            RETURNING canary_sent_at
            """;

    private final CustomerRealm realm;
    private final Registry registry;

    Canary(CustomerRealm realm, Registry registry) {
        this.realm = realm;
        this.registry = registry;
    }

    @Scheduled(identity = "canary", every = "{foyer.canary.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    void send() {
        // Before the call: the mirror may see the marker before the answer is here.
        Instant sentAt = registry.first(NOW, List.of(), row -> Columns.requiredInstant(row, "now"))
                .orElseThrow();
        try {
            String user = realm.sendCanary();
            registry.list(SENT, Arrays.asList(user, sentAt, user, user), row -> user);
        } catch (KeycloakUnavailableException e) {
            // The mirror tells the outage; a change that was not made says nothing about markers.
            log.debug("No canary was sent", e);
        }
    }
}
