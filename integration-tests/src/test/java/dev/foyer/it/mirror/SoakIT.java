package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.StackListener;
import dev.foyer.devstack.process.ProcessLedger;
import dev.foyer.soak.Report;
import dev.foyer.soak.Soak;
import dev.foyer.soak.SoakOptions;
import dev.foyer.soak.faults.FaultCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a system of its own, since it kills everything. */
@DisplayName("The soak")
class SoakIT {

    private static final FaultCounts FEW = new FaultCounts(0, 1, 1, 1);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    private Path state;

    @Test
    @DisplayName("finds registry and Keycloak equal after kills and pauses, and finds what is spoilt by hand")
    void killsAndComparison() throws Exception {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        SoakOptions options = new SoakOptions(false, 2, 4, 2, 26, FEW);
        try (Soak soak = Soak.start(FoyerHome.find(), state, options, out, StackListener.SILENT, ProcessLedger.NONE)) {
            Report clean = soak.run();
            assertThat(clean.isClean()).as(text()).isTrue();
            assertThat(clean.rounds()).isEqualTo(2);
            assertThat(clean.kills()).isEqualTo(6);
            assertThat(clean.users()).isPositive();

            String renamed = user(soak, 0);
            String removed = user(soak, 1);
            String signedOut = text(soak, "keycloak", "select user_id from foyer_command_done order by id limit 1");
            // Twice: once may be right where a deactivation has had no answer yet when the load ends.
            for (int time = 0; time < 2; time++) {
                spoil(
                        soak,
                        "keycloak",
                        "insert into foyer_command_done (id, user_id) values (gen_random_uuid(), '" + signedOut + "')");
            }
            spoil(soak, "update customer set last_name = 'Nobody' where user_id = '" + renamed + "'");
            spoil(soak, "delete from customer where user_id = '" + removed + "'");
            spoil(soak, "insert into customer (id, email) values ('extra', 'extra@buyer.example')");
            Report spoilt = soak.compare();

            assertThat(text())
                    .contains("WRONG user " + renamed + ": lastName is ")
                    .contains("LOST user " + removed + " has no customer")
                    .contains("DOUBLED customer extra has no login")
                    .contains("DOUBLED customer of user " + signedOut + " was signed out ");
            assertThat(spoilt.lost()).isEqualTo(1);
            assertThat(spoilt.doubled()).isEqualTo(2);
            assertThat(spoilt.wrong()).isEqualTo(1);
        }
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static String user(Soak soak, int offset) throws SQLException {
        return text(
                soak,
                "registry",
                "select user_id from customer where user_id is not null order by user_id offset " + offset);
    }

    private static String text(Soak soak, String database, String sql) throws SQLException {
        try (Connection connection = soak.databases().connect(database);
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void spoil(Soak soak, String sql) throws SQLException {
        spoil(soak, "registry", sql);
    }

    private static void spoil(Soak soak, String database, String sql) throws SQLException {
        try (Connection connection = soak.databases().connect(database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
