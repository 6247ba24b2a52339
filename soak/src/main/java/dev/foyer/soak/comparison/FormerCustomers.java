package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.KnownUser.Presence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A customer without login is one whose user was deleted, or one that staff have added. */
record FormerCustomers(Known known) implements Check {

    private static final String WITHOUT_LOGIN =
            "select id, email, active from customer where user_id is null order by id";

    private record Former(String id, @Nullable String email, boolean active) {

        static Former read(ResultSet row) throws SQLException {
            return new Former(row.getString("id"), row.getString("email"), row.getBoolean("active"));
        }
    }

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        try (Rows<Former> customers = new Rows<>(registry, WITHOUT_LOGIN, Former::read)) {
            while (customers.hasNext()) {
                Former customer = customers.next();
                if (customer.email() != null && known.mayBeProspect(customer.email())) {
                    continue;
                }
                boolean deleted = known.user(customer.id())
                        .filter(user -> user.presence() != Presence.PRESENT)
                        .isPresent();
                if (!deleted) {
                    differences.add(
                            Kind.DOUBLED, "customer " + customer.id() + " has no login and no user of it was deleted");
                } else if (customer.active()) {
                    differences.add(Kind.WRONG, "customer " + customer.id() + " has no login and is active");
                }
            }
        }
    }
}
