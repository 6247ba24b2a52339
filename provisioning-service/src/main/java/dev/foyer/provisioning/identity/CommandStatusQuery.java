package dev.foyer.provisioning.identity;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.database.RegistryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which commands wait, and lets parked ones be tried again. */
@ApplicationScoped
public class CommandStatusQuery {

    // Of a user who is no customer there is nothing to be careful about but the row itself.
    private static final String VISIBLE =
            "(SELECT q.* FROM identity_command q LEFT JOIN customer c ON c.user_id = q.user_id WHERE ";

    private static final String TOTAL = "SELECT count(*) AS waiting, min(v.created_at) AS oldest_at FROM ";

    private static final String PARKED = "SELECT v.id, v.user_id, v.kind, v.reason, v.created_at, v.attempts FROM ";

    private static final String LONGEST_FIRST = ") v WHERE v.attempts >= ? ORDER BY v.created_at, v.id LIMIT 100";

    private static final String FIGURES = """
            SELECT count(*) AS waiting, count(*) FILTER (WHERE attempts >= ?) AS parked,
                   extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE attempts < ?)) AS oldest
            FROM identity_command
            """;

    private static final String RETRY = """
            UPDATE identity_command q SET next_attempt_at = clock_timestamp() FROM (
              SELECT w.id FROM identity_command w LEFT JOIN customer c ON c.user_id = w.user_id WHERE w.id = ?::uuid AND\s""";

    private record Figures(double waiting, double parked, double oldest) {

        static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN);
    }

    private final Registry registry;

    public CommandStatusQuery(Registry registry) {
        this.registry = registry;
    }

    /**
     * The status now.
     *
     * @param visible the customers that the caller may see, of the table {@code customer} under the alias c
     */
    public CommandStatus now(Condition visible) {
        List<Object> parameters = new ArrayList<>(visible.parameters());
        parameters.add(ParkedCommand.ATTEMPTS);
        List<ParkedCommand> parked = registry.list(
                PARKED + VISIBLE + visible.sql() + LONGEST_FIRST,
                parameters,
                row -> new ParkedCommand(
                        row.getObject("id", UUID.class),
                        row.getString("user_id"),
                        row.getString("kind"),
                        String.valueOf(row.getString("reason")),
                        Columns.requiredInstant(row, "created_at"),
                        row.getInt("attempts")));
        return registry.first(
                        TOTAL + VISIBLE + visible.sql() + ") v",
                        visible.parameters(),
                        row -> new CommandStatus(row.getLong("waiting"), Columns.instant(row, "oldest_at"), parked))
                .orElseThrow(() -> new IllegalStateException("A count has one row"));
    }

    /**
     * Has a command tried again at once.
     *
     * @param id any text; one that is no UUID is nobody's
     * @param visible as for {@link #now}
     * @return whether there is such a command
     */
    public boolean retry(String id, Condition visible) {
        UUID uuid = uuid(id);
        if (uuid == null) {
            return false;
        }
        List<Object> parameters = new ArrayList<>(List.of(uuid.toString()));
        parameters.addAll(visible.parameters());
        return registry.first(
                        RETRY + visible.sql() + ") v WHERE q.id = v.id RETURNING q.id",
                        parameters,
                        row -> row.getString("id"))
                .isPresent();
    }

    /** Commands that wait; NaN when the registry does not answer. */
    double waiting() {
        return figures().waiting();
    }

    /** Commands that are parked; NaN when the registry does not answer. */
    double parked() {
        return figures().parked();
    }

    /** Seconds that the oldest command has waited that is not parked; 0 for none, NaN when the registry does not answer. */
    double oldestSeconds() {
        return figures().oldest();
    }

    private Figures figures() {
        try {
            return registry.first(
                            FIGURES,
                            List.of(ParkedCommand.ATTEMPTS, ParkedCommand.ATTEMPTS),
                            row -> new Figures(
                                    row.getDouble("waiting"), row.getDouble("parked"), row.getDouble("oldest")))
                    .orElse(Figures.UNKNOWN);
        } catch (RegistryException e) {
            return Figures.UNKNOWN;
        }
    }

    private static @Nullable UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
