package dev.foyer.provisioning.order;

import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/**
 * Locks customers before their orders, as everywhere: companies, customers, orders, identity commands. Of whoever expires a guest
 * and whoever writes the guest's orders one waits for the other.
 */
@ApplicationScoped
class LockedCustomers {

    private static final String LOCK =
            "SELECT c.id FROM customer c WHERE c.id = ANY (?) ORDER BY c.id FOR NO KEY UPDATE";

    private final Registry registry;

    LockedCustomers(Registry registry) {
        this.registry = registry;
    }

    /** Nobody else writes these customers until the transaction ends. */
    void lock(Collection<String> ids) {
        registry.list(LOCK, List.of(ids), row -> row.getString("id"));
    }
}
