package dev.foyer.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.ImpatientRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire in a turn, and what comes of the answers. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class IdentityTurnTest {

    @Inject
    DataSource registry;

    @Inject
    CustomerRealm realm;

    @Inject
    FoyerConfiguration configuration;

    KeycloakWire keycloak;

    private final CountDownLatch over = new CountDownLatch(1);
    private IdentityCommands commands;

    @AfterEach
    void answerWhatHangs() {
        over.countDown();
    }

    @BeforeEach
    void aUser() {
        keycloak.forget();
        TestRegistry.execute(registry, "TRUNCATE customer, company, membership, customer_alias, mirror_parked CASCADE");
        TestRegistry.execute(registry, "TRUNCATE identity_command");
        add("u1");
        commands = commands(realm);
    }

    private IdentityCommands commands(CustomerRealm keycloaks) {
        return new IdentityCommands(
                new CommandQueue(registry), keycloaks, Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Test
    void aStateIsSentWithItsVersionAndIsDone() throws SQLException {
        TestRegistry.execute(
                registry,
                "UPDATE customer SET wanted = '{\"lastName\":null,\"active\":false}', customer_number = '7'"
                        + " WHERE user_id = 'u1'");
        TestRegistry.execute(registry, "UPDATE identity_command SET version = 12");
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"done\"}]}");

        commands.turn();

        assertThat(bodies("/commands"))
                .singleElement()
                .asString()
                .contains(
                        "\"userId\":\"u1\"",
                        "\"version\":12",
                        "\"customer_id\":[\"c-u1\"]",
                        "\"customer_number\":[\"7\"]",
                        "\"customer_status\":[\"prospect\"]",
                        "\"companies\":[]",
                        "\"profile\":{\"lastName\":null}",
                        "\"enabled\":false")
                .doesNotContain("action");
        assertThat(waiting()).containsExactly("u1 mark");

        keycloak.answer("POST marks", 200, "{\"marked\":1}");
        commands.turn();
        assertThat(bodies("/users/marks")).containsExactly("{\"users\":[\"u1\"]}");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void usersWhoAreGoneOrStaffAreLeftAlone() throws SQLException {
        add("u2");
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"gone\"},{\"outcome\":\"staff\"}]}");
        commands.turn();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void nothingIsWantedAnyMoreOfUsersWhoAreGoneOrStaff() throws SQLException {
        add("u2");
        TestRegistry.execute(registry, "UPDATE customer SET wanted = '{\"firstName\":\"Ada\"}'");
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"gone\"},{\"outcome\":\"staff\"}]}");
        commands.turn();
        assertThat(rows("SELECT user_id FROM customer WHERE wanted IS NOT NULL"))
                .isEmpty();
        assertThat(waiting()).containsExactlyInAnyOrder("u1 mark", "u2 mark");
    }

    @Test
    void anOutageCostsNoAttemptAndNothingStaysTaken() {
        keycloak.answer("POST commands", 503, "");
        assertThatThrownBy(commands::turn).isInstanceOf(KeycloakUnavailableException.class);
        assertThat(rows("SELECT attempts || ' ' || (next_attempt_at <= clock_timestamp()) FROM identity_command"))
                .containsExactly("0 true");
    }

    @Test
    void aKeycloakThatBreaksOverEverythingIsAnOutage() {
        add("u2");
        add("u3");
        add("u4");
        keycloak.answer("POST commands", 500, "");
        assertThatThrownBy(commands::turn).isInstanceOf(KeycloakUnavailableException.class);
        assertThat(rows("SELECT sum(attempts) FROM identity_command")).containsExactly("0");
    }

    @Test
    void whatFailsAloneIsToBlameOnlyWhileKeycloakAnswersElse() throws SQLException {
        keycloak.answer("POST commands", 500, "");
        keycloak.answer("GET settings", 500, "");
        assertThatThrownBy(commands::turn).isInstanceOf(KeycloakUnavailableException.class);
        assertThat(rows("SELECT attempts FROM identity_command")).containsExactly("0");

        due();
        keycloak.answer("GET settings", 200, "{}");
        commands.turn();
        assertThat(rows("SELECT attempts || ' ' || reason FROM identity_command"))
                .containsExactly("1 Keycloak answered with status 500");
    }

    @Test
    void whatFailsIsToBlameOnceAnotherCommandIsDone() throws SQLException {
        add("u2");
        add("u3");
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");
        keycloak.answerTo("\"u1\"", 500, () -> {});
        keycloak.answer("GET settings", 500, "");
        due();

        commands.turn();
        assertThat(rows("SELECT user_id || ' ' || attempts FROM identity_command"))
                .containsExactly("u1 1");
    }

    @Test
    void twoThatFailDoNotPassForAnOutageForEver() throws SQLException {
        add("u2");
        keycloak.answer("POST commands", 500, "");
        keycloak.answer("GET settings", 200, "{}");
        assertThatThrownBy(commands::turn).isInstanceOf(KeycloakUnavailableException.class);

        commands.turn();
        assertThat(rows("SELECT attempts FROM identity_command ORDER BY attempts"))
                .containsExactly("0", "1");
    }

    @Test
    void anActionThatHangsHoldsUpItselfAlone() throws SQLException {
        add("u2");
        TestRegistry.execute(registry, "UPDATE identity_command SET kind = 'end_sessions' WHERE user_id = 'u2'");
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");
        keycloak.answerTo("end-sessions", 200, this::hang);
        keycloak.answer("GET settings", 200, "{}");

        commands(ImpatientRealm.of(configuration, Duration.ofMillis(500))).turn();

        assertThat(rows("SELECT user_id || ' ' || kind || ' ' || attempts FROM identity_command"))
                .containsExactly("u2 end_sessions 1");
    }

    @Test
    void anActionGoesByItself() throws SQLException {
        add("u2");
        add("u3");
        TestRegistry.execute(registry, "UPDATE identity_command SET kind = 'end_sessions' WHERE user_id <> 'u1'");
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");

        commands.turn();

        assertThat(bodies("/commands"))
                .hasSize(3)
                .first()
                .asString()
                .contains("\"u1\"")
                .doesNotContain("action");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aStateThatHangsIsFoundAmongTheOthers() throws SQLException {
        add("u2");
        add("u3");
        keycloak.answerEachCommand("{\"outcome\":\"done\"}");
        keycloak.answerTo("\"u2\"", 200, this::hang);
        keycloak.answer("GET settings", 200, "{}");

        commands(ImpatientRealm.of(configuration, Duration.ofMillis(500))).turn();

        assertThat(rows("SELECT user_id || ' ' || attempts FROM identity_command"))
                .containsExactly("u2 1");
    }

    @Test
    void aKeycloakThatHangsOverEverythingIsAnOutage() {
        add("u2");
        keycloak.answer("POST commands", 200, "", this::hang);
        keycloak.answer("GET settings", 200, "{}", this::hang);
        IdentityCommands impatient = commands(ImpatientRealm.of(configuration, Duration.ofMillis(500)));

        assertThatThrownBy(impatient::turn).isInstanceOf(KeycloakUnavailableException.class);

        assertThat(rows("SELECT attempts || ' ' || (next_attempt_at <= clock_timestamp()) FROM identity_command"))
                .containsExactly("0 true", "0 true");
    }

    @Test
    void ofWhatIsRefusedInPartOnlyThatIsWantedFurther() throws SQLException {
        TestRegistry.execute(
                registry, "UPDATE customer SET wanted = '{\"firstName\":\"Ada\",\"lastName\":null,\"active\":false}'");
        TestRegistry.execute(registry, "UPDATE identity_command SET version = 12, attempts = 4");
        keycloak.answer("POST commands", 200, """
                {"results":[{"outcome":"refused","reason":"The store is read-only","refused":["companies","enabled"]}]}
                """);

        commands.turn();

        assertThat(rows("SELECT wanted::text || ' ' || state_version FROM customer WHERE fulfilled_at IS NOT NULL"))
                .containsExactly("{\"active\": false} 11");
        assertThat(rows("SELECT attempts || ' ' || reason || ' ' || (version > 12)"
                        + " || ' ' || (next_attempt_at > clock_timestamp() + interval '59 minutes')"
                        + " FROM identity_command WHERE kind = 'state'"))
                .containsExactly("5 The store is read-only true true");
        assertThat(waiting()).containsExactlyInAnyOrder("u1 state", "u1 mark");
    }

    @Test
    void anOutcomeThatIsNewToTheServiceReadsAsRefused() throws SQLException {
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"postponed\"}]}");
        commands.turn();
        assertThat(rows("SELECT attempts || ' ' || reason FROM identity_command"))
                .containsExactly("1 Keycloak cannot change this user");
    }

    @Test
    void whatIsRefusedIsTriedAgainLaterWithItsReason() throws SQLException {
        keycloak.answer(
                "POST commands",
                200,
                "{\"results\":[{\"outcome\":\"refused\",\"reason\":\"The store is read-only\"}]}");
        commands.turn();
        assertThat(rows("SELECT attempts || ' ' || reason FROM identity_command"))
                .containsExactly("1 The store is read-only");
    }

    @Test
    void aStaleVersionOvertakesKeycloaks() throws SQLException {
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"stale\",\"version\":40000}]}");
        commands.turn();
        assertThat(rows("SELECT version FROM identity_command")).containsExactly("40001");
    }

    @Test
    void anActionIsSentUnderItsOwnId() throws SQLException {
        TestRegistry.execute(registry, "TRUNCATE identity_command");
        TestRegistry.execute(registry, "INSERT INTO identity_command (user_id, kind) VALUES ('u1', 'end_sessions')");
        String id = rows("SELECT id::text FROM identity_command").get(0);
        keycloak.answer("POST commands", 200, "{\"results\":[{\"outcome\":\"done\"}]}");

        commands.turn();

        assertThat(bodies("/commands"))
                .containsExactly("{\"commands\":[{\"userId\":\"u1\",\"action\":{\"id\":\"" + id
                        + "\",\"name\":\"end-sessions\"}}]}");
        assertThat(waiting()).isEmpty();
    }

    /** Answers when the test is over. */
    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All of them, and u1's for longest. */
    private void due() {
        TestRegistry.execute(
                registry,
                "UPDATE identity_command SET next_attempt_at = clock_timestamp() - CASE WHEN user_id = 'u1'"
                        + " THEN interval '1 second' ELSE interval '0' END");
    }

    private void add(String userId) {
        TestRegistry.execute(registry, "INSERT INTO customer (id, user_id) VALUES (?, ?)", "c-" + userId, userId);
    }

    private List<String> waiting() {
        return rows("SELECT user_id || ' ' || kind FROM identity_command");
    }

    private List<String> rows(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private List<String> bodies(String path) {
        return keycloak.requests().stream()
                .filter(request -> request.startsWith("POST") && request.contains(path + " "))
                .map(request -> request.substring(request.indexOf(" {") + 1))
                .toList();
    }
}
