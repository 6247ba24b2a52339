package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff have changed and Keycloak does not have yet is not taken back by the mirror. */
class WishesTest extends MirrorTestBase {

    @BeforeEach
    void staffRenamedAndDisabledAUser() throws SQLException {
        apply(user("u1").verified());
        registry.execute("""
                UPDATE customer SET first_name = 'Ada', language = NULL, active = false,
                  wanted = '{"firstName":"Ada","language":null,"active":false}'
                WHERE id = 'u1'
                """);
    }

    @Test
    void whatIsWantedStaysAndTheRestIsKeycloaks() throws SQLException {
        apply(user("u1").verified().with("lastName", "Meyer"));

        assertThat(registry.text(
                        "SELECT concat_ws('|', first_name, last_name, language, active, version) FROM customer"))
                .isEqualTo("Ada|Meyer|f|2");
    }

    @Test
    void anUnchangedUserIsNotWritten() throws SQLException {
        apply(user("u1").verified());
        assertThat(customer("version", "u1")).isEqualTo("1");
    }

    @Test
    void onceItIsFulfilledKeycloakSaysAgain() throws SQLException {
        registry.execute("UPDATE customer SET wanted = NULL");
        apply(user("u1").verified().with("firstName", "Eva"));

        assertThat(registry.text("SELECT concat_ws('|', first_name, language, active) FROM customer"))
                .isEqualTo("Eva|de|t");
    }

    @Test
    void whatWasReadBeforeItWasFulfilledIsPassedOver() throws SQLException {
        registry.execute("UPDATE customer SET wanted = NULL, state_version = 7, fulfilled_at = clock_timestamp()");

        apply(user("u1")
                .verified()
                .with("lastName", "Meyer")
                .with("accountType", "business")
                .ofState(6));
        assertThat(registry.text(
                        "SELECT concat_ws('|', first_name, last_name, language, active, account_type) FROM customer"))
                .isEqualTo("Ada|Müller|f|business");

        apply(user("u1").verified().with("lastName", "Meyer").ofState(7));
        assertThat(registry.text("SELECT concat_ws('|', first_name, last_name, language, active) FROM customer"))
                .isEqualTo("Anna|Meyer|de|t");
    }

    @Test
    void aKeycloakThatStaysBehindWasRestoredAndSaysAgain() throws SQLException {
        registry.execute("UPDATE customer SET wanted = NULL, state_version = 7,"
                + " fulfilled_at = clock_timestamp() - interval '5 minutes'");
        apply(user("u1").verified().ofState(6));

        assertThat(registry.text("SELECT concat_ws('|', first_name, language, active) FROM customer"))
                .isEqualTo("Anna|de|t");
    }

    @Test
    void aUserWhoIsGoneIsToHaveNothing() throws SQLException {
        registry.execute("UPDATE customer SET state_version = 7, fulfilled_at = clock_timestamp()");
        apply(gone("u1"));
        assertThat(customer("num_nulls(wanted, state_version, fulfilled_at)", "u1"))
                .isEqualTo("3");
    }
}
