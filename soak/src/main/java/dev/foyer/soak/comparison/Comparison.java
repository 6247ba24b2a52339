package dev.foyer.soak.comparison;

import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.soak.known.Known;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares registry, Keycloak and what clients and staff know, by reading both databases. Only when nothing is under way, see
 * {@link Quiet}.
 */
public final class Comparison {

    private final PostgreSql databases;
    private final List<Check> checks;

    public Comparison(PostgreSql databases, Known known) {
        this.databases = databases;
        this.checks = List.of(
                new AcknowledgedChanges(known),
                new MirroredCustomers(known),
                new FormerCustomers(known),
                new StaffDecisions(known),
                new Twice(),
                new TokenAttributes());
    }

    /**
     * What was compared.
     *
     * @param users customers in Keycloak
     * @param waiting those of them who wait for the address of a former customer, which is no difference
     */
    public record Extent(int users, int waiting) {}

    /** Adds what it finds. */
    public Extent run(Differences differences) throws SQLException {
        try (Connection keycloak = databases.connect("keycloak");
                Connection registry = databases.connect("registry")) {
            keycloak.setAutoCommit(false);
            registry.setAutoCommit(false);
            for (Check check : checks) {
                check.run(keycloak, registry, differences);
            }
            return new Extent(
                    Tables.number(keycloak, "select count(*) " + KeycloakUsers.CUSTOMERS),
                    Parked.read(registry).rightly());
        }
    }
}
