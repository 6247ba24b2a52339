package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.KnownCustomer;
import dev.foyer.soak.known.KnownCustomer.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What staff asked for took effect once: in the registry, in its audit, and in Keycloak, where sessions end neither never
 * nor again.
 */
record StaffDecisions(Known known) implements Check {

    private static final String CUSTOMER = """
            select c.external_id,
                   (select count(*) from audit a where a.entity_id = c.id and a.actor = 'client:foyer-erp'
                      and a.after ->> 'active' = 'false') as deactivations,
                   (select count(*) from audit a where a.entity_id = c.id and a.actor = 'client:foyer-erp'
                      and a.after ->> 'active' = 'true') as activations
            from customer c where c.user_id = ?
            """;

    private static final String ACTIONS = """
            select (select count(*) from foyer_command_done d where d.user_id = u.id) as done, u.not_before,
                   array(select s.user_session_id from offline_user_session s
                         where s.user_id = u.id and s.offline_flag = '0') as sessions
            from user_entity u where u.id = ?
            """;

    private static final String PROSPECT = "select count(*), min(id) from customer where email = ? and user_id is null";

    // Keycloak forgets sessions that nobody uses.
    private static final Duration LIFE = Duration.ofMinutes(15);

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        for (KnownCustomer customer : known.customers()) {
            inRegistry(customer, registry, differences);
            inKeycloak(customer, keycloak, differences);
        }
        for (Map.Entry<String, String> prospect : known.prospects().entrySet()) {
            prospect(prospect.getKey(), prospect.getValue(), registry, differences);
        }
    }

    private static void inRegistry(KnownCustomer customer, Connection registry, Differences differences)
            throws SQLException {
        try (PreparedStatement query = registry.prepareStatement(CUSTOMER)) {
            query.setString(1, customer.user().id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return; // the matter of MirroredCustomers
                }
                String externalId = row.getString("external_id");
                if (!customer.mayHaveExternalId(externalId)) {
                    differences.add(
                            Kind.LOST, name(customer) + ": another external id was acknowledged than " + externalId);
                }
                count(customer, "deactivated", row.getInt("deactivations"), customer.deactivations(), differences);
                count(customer, "activated", row.getInt("activations"), customer.activations(), differences);
            }
        }
    }

    private static void inKeycloak(KnownCustomer customer, Connection keycloak, Differences differences)
            throws SQLException {
        try (PreparedStatement query = keycloak.prepareStatement(ACTIONS)) {
            query.setString(1, customer.user().id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                count(customer, "signed out", row.getInt("done"), customer.deactivations(), differences);
                Set<String> sessions =
                        Set.of((String[]) row.getArray("sessions").getArray());
                Instant notBefore = Instant.ofEpochSecond(row.getLong("not_before"));
                for (Session session : customer.ended()) {
                    if (sessions.contains(session.id())) {
                        differences.add(Kind.LOST, name(customer) + ": session " + session.id() + " goes on");
                    }
                }
                for (Session session : customer.open()) {
                    boolean mayHaveEnded = customer.isDeciding()
                            || session.openedAt().isBefore(Instant.now().minus(LIFE));
                    if (!mayHaveEnded && (!sessions.contains(session.id()) || notBefore.isAfter(session.openedAt()))) {
                        differences.add(
                                Kind.DOUBLED, name(customer) + ": session " + session.id() + " was ended by nobody");
                    }
                }
            }
        }
    }

    private static void count(
            KnownCustomer customer, String what, int found, int acknowledged, Differences differences) {
        boolean oneMore = customer.isDeciding() && found == acknowledged + 1;
        if (found != acknowledged && !oneMore) {
            differences.add(
                    found < acknowledged ? Kind.LOST : Kind.DOUBLED,
                    name(customer) + " was " + what + " " + found + " times and should have been " + acknowledged);
        }
    }

    private static void prospect(String email, String id, Connection registry, Differences differences)
            throws SQLException {
        try (PreparedStatement query = registry.prepareStatement(PROSPECT)) {
            query.setString(1, email);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                int found = row.getInt(1);
                if (found == 0 || !id.equals(row.getString(2))) {
                    differences.add(Kind.LOST, "prospect " + id + " was acknowledged and is not in the registry");
                } else if (found > 1) {
                    differences.add(Kind.DOUBLED, "prospect " + id + " is in the registry " + found + " times");
                }
            }
        }
    }

    private static String name(KnownCustomer customer) {
        return "customer of user " + customer.user().id();
    }
}
