package dev.foyer.soak.comparison;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users whose newest state the registry could not take. Rightly so is only one thing: the address is that of a former
 * customer, who may come back for it, or of somebody who waits for such an address in turn.
 */
public final class Parked {

    private static final String PARKED = """
            select p.user_id, p.reason, h.id is not null as held, h.user_id as holder
            from mirror_parked p left join customer h
              on lower(h.email) = lower(p.snapshot ->> 'email') and (h.user_id is null or h.email_verified)
                 and h.user_id is distinct from p.user_id
            """;

    // The mirror tries ever more rarely, up to every ten minutes. Only those whose address has become free are
    // hurried: who waits for another parked one has to find the way out without help.
    private static final String HASTEN = """
            update mirror_parked p set next_attempt_at = clock_timestamp()
            where p.next_attempt_at > clock_timestamp() + interval '1 second' and not exists (
              select 1 from customer h
              where lower(h.email) = lower(p.snapshot ->> 'email') and (h.user_id is null or h.email_verified)
                and h.user_id is distinct from p.user_id)
            """;

    private final Map<String, Entry> entries;

    Parked(List<Entry> entries) {
        this.entries = new HashMap<>();
        entries.forEach(entry -> this.entries.put(entry.userId(), entry));
    }

    /**
     * A parked user.
     *
     * @param held whether another customer has the address
     * @param holder that customer's user; null for none
     */
    record Entry(
            String userId,
            String reason,
            boolean held,
            @Nullable String holder) {}

    /** All of them, as the registry has them now. */
    public static Parked read(Connection registry) throws SQLException {
        try (Statement statement = registry.createStatement();
                ResultSet rows = statement.executeQuery(PARKED)) {
            List<Entry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(new Entry(
                        rows.getString("user_id"),
                        rows.getString("reason"),
                        rows.getBoolean("held"),
                        rows.getString("holder")));
            }
            return new Parked(entries);
        }
    }

    /** Lets the mirror try at once those who need not wait any more. */
    public static void hasten(Connection registry) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.executeUpdate(HASTEN);
        }
    }

    /** How many users wait rightly. */
    public int rightly() {
        return (int) entries.keySet().stream().filter(this::rightly).count();
    }

    /** Users who should not be parked, with the reasons that the mirror gives. */
    public Map<String, String> wrongly() {
        Map<String, String> reasons = new HashMap<>();
        entries.values().stream()
                .filter(entry -> !rightly(entry.userId()))
                .forEach(entry -> reasons.put(entry.userId(), entry.reason()));
        return reasons;
    }

    boolean rightly(String userId) {
        Set<String> seen = new HashSet<>();
        String current = userId;
        while (seen.add(current)) {
            Optional<Entry> entry = Optional.ofNullable(entries.get(current)).filter(Entry::held);
            if (entry.isEmpty()) {
                return false;
            }
            String holder = entry.get().holder();
            if (holder == null) {
                return true;
            }
            current = holder;
        }
        return false; // they wait for each other
    }
}
