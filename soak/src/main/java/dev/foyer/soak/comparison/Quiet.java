package dev.foyer.soak.comparison;

import dev.foyer.devstack.postgres.PostgreSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether anything is still on its way between Keycloak and the registry. */
public final class Quiet {

    private static final Duration LOOK = Duration.ofMillis(250);

    // What is fetched is acknowledged a moment after it is applied, and what is applied may queue a command.
    private static final int LOOKS_IN_A_ROW = 4;

    private final PostgreSql databases;

    public Quiet(PostgreSql databases) {
        this.databases = databases;
    }

    /** Waits until it is quiet. Answers with what still waits after {@code patience}, nothing when it is quiet. */
    public List<String> await(Duration patience) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Connection keycloak = databases.connect("keycloak");
                Connection registry = databases.connect("registry")) {
            for (int quiet = 0; ; ) {
                List<String> waiting = waiting(keycloak, registry);
                quiet = waiting.isEmpty() ? quiet + 1 : 0;
                if (quiet == LOOKS_IN_A_ROW || System.nanoTime() > deadline) {
                    return waiting;
                }
                Parked.hasten(registry);
                Thread.sleep(LOOK.toMillis());
            }
        }
    }

    private static List<String> waiting(Connection keycloak, Connection registry) throws SQLException {
        List<String> waiting = new ArrayList<>();
        add(waiting, Tables.number(keycloak, "select count(*) from foyer_change_marker"), "change markers");
        if (Tables.exists(registry, "identity_command")) {
            add(waiting, Tables.number(registry, "select count(*) from identity_command"), "identity commands");
        }
        add(waiting, Parked.read(registry).wrongly().size(), "parked users");
        return waiting;
    }

    private static void add(List<String> waiting, int count, String what) {
        if (count > 0) {
            waiting.add(count + " " + what);
        }
    }
}
