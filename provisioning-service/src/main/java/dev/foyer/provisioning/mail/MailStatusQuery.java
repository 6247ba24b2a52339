package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.database.RegistryException;
import dev.foyer.provisioning.keycloak.MailQueueState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads which mails wait: the registry's own from its database, the others as Keycloak told last. */
@ApplicationScoped
public class MailStatusQuery {

    private static final String WAITING = "SELECT count(*) AS waiting FROM mail";

    private static final String REFUSED = """
            SELECT m.id, m.customer_id, m.template, m.reason, m.created_at, m.attempts
            FROM mail m LEFT JOIN customer c ON c.id = m.customer_id
            WHERE m.attempts >= ? AND\s""";

    private static final String LONGEST_FIRST = " ORDER BY m.created_at, m.id LIMIT 100";

    private final Registry registry;
    private final MailWatch watch;

    MailStatusQuery(Registry registry, MailWatch watch) {
        this.registry = registry;
        this.watch = watch;
    }

    /**
     * The status now.
     *
     * @param visible the customers that the caller may see, of the table {@code customer} under the alias c
     */
    public MailStatus now(Condition visible) {
        List<Object> parameters = new ArrayList<>(List.of(RefusedMail.ATTEMPTS));
        parameters.addAll(visible.parameters());
        List<RefusedMail> refused = registry.list(
                REFUSED + visible.sql() + LONGEST_FIRST,
                parameters,
                row -> new RefusedMail(
                        row.getObject("id", UUID.class),
                        row.getString("customer_id"),
                        row.getString("template"),
                        String.valueOf(row.getString("reason")),
                        Columns.requiredInstant(row, "created_at"),
                        row.getInt("attempts")));
        Optional<MailQueueState> keycloak = watch.state();
        return new MailStatus(
                keycloak.map(MailQueueState::waiting).orElse(null),
                keycloak.map(MailQueueState::parked).orElse(null),
                keycloak.map(MailQueueState::oldest).orElse(null),
                notHandedOver(),
                refused);
    }

    /** As {@link MailStatus#notHandedOver}; NaN when the registry does not answer. */
    double waitingHere() {
        try {
            return notHandedOver();
        } catch (RegistryException e) {
            return Double.NaN;
        }
    }

    private long notHandedOver() {
        return registry.first(WAITING, List.of(), row -> row.getLong("waiting")).orElseThrow();
    }
}
