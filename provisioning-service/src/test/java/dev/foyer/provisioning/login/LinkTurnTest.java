package dev.foyer.provisioning.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.worker.CommandTurns;
import dev.foyer.provisioning.worker.Pace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for links, and what comes of the answers. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class LinkTurnTest {

    @Inject
    DataSource registry;

    @Inject
    CustomerRealm realm;

    KeycloakWire keycloak;

    private CommandTurns<DueLink> turns;

    /** Two prospects who are invited, the first of them for a company. */
    @BeforeEach
    void twoInvited() {
        keycloak.forget();
        sql("TRUNCATE customer, company, identity_command CASCADE");
        sql("""
                INSERT INTO customer (id, email, first_name, language, account_type) VALUES
                  ('p', 'Pia@x.example', 'Pia', 'de', 'business'), ('q', 'q@x.example', NULL, NULL, 'personal')
                """);
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Larch Ltd', 'k@x.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('p', 'k', 'buyer')");
        sql("SELECT open_login_links('{p,q}', 'invitation', interval '14 days')");
        turns = new CommandTurns<>(
                new LinkQueue(registry, 50), realm, new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10)), 50);
    }

    @Test
    void usersAreCreatedWithWhatTheRegistryKnowsAndTheLinksAreSent() throws SQLException {
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");

        turns.turn();

        assertThat(commands())
                .singleElement()
                .asString()
                .contains(
                        "\"kind\":\"invitation\"",
                        "\"lifeSeconds\":1209600",
                        "\"company\":\"Larch Ltd\"",
                        "\"customerId\":\"p\",\"email\":\"Pia@x.example\",\"firstName\":\"Pia\",\"language\":\"de\","
                                + "\"accountType\":\"business\",\"businessName\":\"Larch Ltd\"",
                        "\"customerId\":\"q\",\"email\":\"q@x.example\",\"accountType\":\"personal\"}");
        assertThat(texts("SELECT status || ' ' || (expires_at > now() + interval '13 days') FROM login_link"))
                .containsExactly("sent true", "sent true");
        turns.turn();
        assertThat(commands()).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainUnderTheSameIds() {
        keycloak.answer("POST commands", 503, "");
        assertThatThrownBy(() -> turns.turn()).isInstanceOf(KeycloakUnavailableException.class);
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");

        assertThat(texts("SELECT status FROM login_link")).containsOnly("waiting");
        run();

        assertThat(commands()).hasSize(2);
        assertThat(commands().get(0)).isEqualTo(commands().get(1));
        assertThat(texts("SELECT status FROM login_link")).containsOnly("sent");
    }

    @Test
    void whomKeycloakRefusesIsNotInvitedAnyMoreAndItIsSaidWhy() {
        keycloak.answer("POST commands", 200, """
                {"results":[{"outcome":"refused","code":"taken","reason":"A user has the address."},
                            {"outcome":"refused","code":"registered","reason":"Proved meanwhile."}]}
                """);

        run();

        assertThat(texts("SELECT status || ' ' || failure_code FROM login_link ORDER BY customer_id"))
                .containsExactly("failed taken", "accepted registered");
        assertThat(texts("SELECT id FROM customer WHERE invited_at IS NOT NULL"))
                .containsExactly("q");
    }

    @Test
    void whoIsInactiveByNowGetsNoLink() {
        sql("UPDATE customer SET active = false WHERE id = 'p'");
        sql("UPDATE customer SET email = NULL WHERE id = 'q'");

        run();

        assertThat(commands()).isEmpty();
        assertThat(texts("SELECT status || ' ' || failure_code FROM login_link ORDER BY customer_id"))
                .containsExactly("failed inactive", "failed no_email");
        assertThat(texts("SELECT id FROM customer WHERE invited_at IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void anInvitationThatIsTakenBackIsCancelledUnderTheIdOfItsSending() {
        sql("DELETE FROM login_link WHERE customer_id = 'q'");
        String id = texts("SELECT id FROM login_link").get(0);
        sql("UPDATE login_link SET status = 'withdrawn', ended_at = now(), command_id = gen_random_uuid()");
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");

        run();

        assertThat(commands())
                .singleElement()
                .asString()
                .contains("\"name\":\"withdraw\"", "\"cancels\":\"" + id + "\"");
        assertThat(texts("SELECT status || ' ' || (command_id IS NULL) FROM login_link"))
                .containsExactly("withdrawn true");
    }

    @Test
    void aWithdrawalThatComesTooLateIsAnAcceptance() {
        sql("DELETE FROM login_link WHERE customer_id = 'q'");
        sql("UPDATE login_link SET status = 'withdrawn', ended_at = now(), command_id = gen_random_uuid()");
        keycloak.answerEachCommand("{\"outcome\":\"refused\",\"code\":\"registered\"}");

        run();

        assertThat(texts("SELECT status FROM login_link")).containsExactly("accepted");
    }

    private void run() {
        try {
            turns.turn();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> commands() {
        return keycloak.requests().stream()
                .filter(request -> request.contains("/commands"))
                .toList();
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String sql) {
        TestRegistry.execute(registry, sql);
    }
}
