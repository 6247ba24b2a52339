package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Applies changes to a registry of its own, under a valid lease, without a container. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MirrorTestBase {

    TestRegistry registry;
    Leases leases;
    BatchApplier applier;
    Lease lease;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
        leases = new Leases(registry.dataSource());
        applier = new BatchApplier(registry.dataSource(), Duration.ZERO);
    }

    @BeforeEach
    void empty() throws SQLException {
        registry.execute(
                "TRUNCATE customer, company, membership, customer_alias, mirror_parked, identity_command, mail CASCADE");
        registry.execute(
                "UPDATE mirror_lease SET holder = NULL, epoch = 0, expires_at = '-infinity', last_applied_at = NULL");
        lease = leases.acquire("here", Duration.ofMinutes(5)).orElseThrow();
    }

    void apply(Change... changes) throws SQLException {
        applier.apply(lease, Arrays.asList(changes), CompanyApproval.AUTOMATIC);
    }

    void apply(Snapshots snapshot) throws SQLException {
        apply(snapshot.change());
    }

    String customer(String column, String id) {
        return registry.text("SELECT " + column + "::text FROM customer WHERE id = ?", id);
    }

    long count(String table) {
        return Long.parseLong(registry.text("SELECT count(*)::text FROM " + table));
    }
}
