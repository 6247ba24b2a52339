package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.erasure.Erasure;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import dev.foyer.provisioning.worker.Pace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire in a turn, and what comes of the answers. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ExpiryTurnTest {

    @Inject
    DataSource registry;

    @Inject
    CustomerRealm realm;

    @Inject
    ExpiryStatusQuery status;

    KeycloakWire keycloak;

    private ExpiryTurns turns;

    @BeforeEach
    void threeGuestsAndARun() {
        keycloak.forget();
        sql("TRUNCATE customer, company, identity_command, guest_expiry_run CASCADE");
        sql("INSERT INTO guest_expiry_run (id, trigger, as_of) VALUES ('run', 'hand', '2026-06-01T00:00:00Z')");
        sql(
                "INSERT INTO customer (id, user_id, account_type, guest_email, created_at)"
                        + " SELECT 'g' || n, 'u' || n, 'guest', 'g@example.org', '2026-01-01T00:00:00Z' FROM generate_series(1, 3) n");
        sql("TRUNCATE identity_command");
        turns = new ExpiryTurns(
                new OpenRuns(registry),
                new DueGuests(registry, 100),
                new ExpiredGuests(registry),
                new Erasure(registry),
                realm,
                new ExpiryRule(GuestTestBase.PERIODS, Clock.systemUTC()),
                new ExpiryCounters(new SimpleMeterRegistry()),
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10)));
    }

    @Test
    void guestsExpireInOneRequestAndAreErasedInAnother() throws SQLException {
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");

        turns.turn();

        assertThat(commands())
                .singleElement()
                .asString()
                .contains("\"userId\":\"u1\"", "\"userId\":\"u2\"", "\"userId\":\"u3\"", "\"name\":\"expire\"");
        assertThat(rows("SELECT DISTINCT stage FROM guest_expiry")).containsExactly("expired");
        assertThat(
                        rows(
                                "SELECT DISTINCT active || ' ' || (expired_at IS NOT NULL) || ' ' || user_id FROM customer ORDER BY 1"))
                .containsExactly("false true u1", "false true u2", "false true u3");

        sql("UPDATE guest_expiry SET since = '2026-01-01T00:00:00Z'");
        turns.turn();

        assertThat(commands()).hasSize(2).last().asString().contains("\"name\":\"remove\"");
        assertThat(rows("SELECT DISTINCT stage FROM guest_expiry")).containsExactly("erased");
        assertThat(rows("SELECT id FROM customer WHERE guest_email IS NOT NULL OR user_id IS NOT NULL"))
                .isEmpty();
        assertThat(rows("SELECT count(*) FROM identity_command")).containsExactly("0");

        turns.turn();
        assertThat(rows("SELECT expired || ' ' || erased || ' ' || failed || ' ' || (finished_at IS NOT NULL)"
                        + " FROM guest_expiry_run"))
                .containsExactly("3 3 0 true");
    }

    @Test
    void guestsWhoAreGoneInKeycloakAreDoneAndThoseWithoutAUserNeedNoKeycloak() throws SQLException {
        sql("DELETE FROM customer WHERE id IN ('g2', 'g3')");
        sql("INSERT INTO customer (id, account_type, created_at) VALUES ('api', 'guest', '2026-01-01T00:00:00Z')");
        keycloak.answerEachCommand("{\"outcome\":\"gone\"}");

        turns.turn();

        assertThat(commands()).singleElement().asString().contains("u1").doesNotContain("api");
        assertThat(rows("SELECT DISTINCT stage FROM guest_expiry")).containsExactly("expired");
    }

    @Test
    void whomKeycloakRefusesStandsInTheWayOfNobodyAndEndsNoRunButIsToldOf() throws SQLException {
        keycloak.answer(
                "POST commands",
                200,
                "{\"results\":[{\"outcome\":\"done\"},{\"outcome\":\"refused\",\"reason\":\"no guest\"},{\"outcome\":\"staff\"}]}");

        turns.turn();
        turns.turn();

        assertThat(rows("SELECT stage || ' ' || coalesce(failure, '-') FROM guest_expiry ORDER BY 1"))
                .containsExactly("expired -", "expiring The user is staff", "expiring no guest");
        assertThat(rows("SELECT expired || ' ' || failed || ' ' || (finished_at IS NOT NULL) FROM guest_expiry_run"))
                .containsExactly("1 2 true");
    }

    @Test
    void whoFailsAgainInTheNextRunKeepsThatOpenNoMoreAndStaysInTheStatus() throws SQLException {
        keycloak.answerEachCommand("{\"outcome\":\"refused\",\"reason\":\"no guest\"}");
        turns.turn();
        turns.turn();
        sql("UPDATE guest_expiry SET next_attempt_at = '2026-01-01T00:00:00Z'");
        sql("INSERT INTO guest_expiry_run (id, trigger, as_of) VALUES ('next', 'hand', '2026-06-02T00:00:00Z')");

        turns.turn();
        turns.turn();

        assertThat(rows("SELECT id FROM guest_expiry_run WHERE finished_at IS NULL"))
                .isEmpty();
        ExpiryStatus shown = status.now(Condition.ALL);
        assertThat(shown.failing()).isEqualTo(3);
        assertThat(shown.overdue()).isTrue();
        assertThat(shown.failures())
                .extracting(FailingGuest::customerId, FailingGuest::reason, FailingGuest::attempts)
                .containsExactlyInAnyOrder(
                        tuple("g1", "no guest", 2), tuple("g2", "no guest", 2), tuple("g3", "no guest", 2));
    }

    @Test
    void anOutageCostsNoAttemptAndNothingStaysTaken() {
        keycloak.answer("POST commands", 503, "");
        assertThatThrownBy(turns::turn).isInstanceOf(KeycloakUnavailableException.class);
        assertThat(
                        rows(
                                "SELECT DISTINCT attempts || ' ' || stage || ' ' || (next_attempt_at <= clock_timestamp()) FROM guest_expiry"))
                .containsExactly("0 expiring true");
        assertThat(rows("SELECT (finished_at IS NULL) FROM guest_expiry_run")).containsExactly("t");
    }

    @Test
    void aGuestKeycloakBreaksOverIsFoundByHalves() throws SQLException {
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");
        keycloak.answer("GET settings", 200, "{}");
        keycloak.answerTo("\"userId\":\"u2\"", 500, () -> {});

        turns.turn();

        assertThat(rows("SELECT customer_id FROM guest_expiry WHERE stage = 'expired' ORDER BY 1"))
                .containsExactly("g1", "g3");
        assertThat(rows("SELECT customer_id || ' ' || attempts FROM guest_expiry WHERE failure IS NOT NULL"))
                .containsExactly("g2 1");
    }

    @Test
    void whoBecameACustomerMeanwhileIsLeftAlone() throws SQLException {
        keycloak.answer(
                "POST commands",
                200,
                "{\"results\":[{\"outcome\":\"done\"},{\"outcome\":\"done\"},{\"outcome\":\"done\"}]}",
                () -> sql("UPDATE customer SET account_type = 'personal', guest_email = NULL WHERE id = 'g2'"));

        turns.turn();

        assertThat(rows("SELECT active || ' ' || coalesce(expired_at::text, '-') FROM customer WHERE id = 'g2'"))
                .containsExactly("true -");
    }

    @Test
    void aRunThatOthersWorkOnIsNotEnded() throws SQLException {
        new DueGuests(registry, 100).take("run", new ExpiryRule(GuestTestBase.PERIODS, Clock.systemUTC()));

        turns.turn();

        assertThat(rows("SELECT (finished_at IS NULL) FROM guest_expiry_run")).containsExactly("t");
    }

    @Test
    void withoutARunNothingHappens() throws SQLException {
        sql("UPDATE guest_expiry_run SET finished_at = now()");
        turns.turn();
        assertThat(commands()).isEmpty();
    }

    private List<String> commands() {
        return keycloak.requests().stream()
                .filter(request -> request.contains("/commands"))
                .toList();
    }

    private List<String> rows(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
