package dev.foyer.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Taking commands and settling them, on a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandQueueTest {

    private TestRegistry registry;
    private CommandQueue queue;
    private Settlement settlement;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
        queue = new CommandQueue(registry.dataSource());
        settlement = queue.settlement(Duration.ofSeconds(5));
    }

    @BeforeEach
    void twoUsers() {
        registry.execute(
                "TRUNCATE customer, company, membership, customer_alias, identity_command, mirror_parked CASCADE");
        registry.execute("INSERT INTO customer (id, user_id) VALUES ('c1', 'u1'), ('c2', 'u2')");
    }

    @Test
    void aTakenCommandIsNobodyElsesUntilItIsGivenBack() throws SQLException {
        List<IdentityCommand> taken = queue.take(10);
        assertThat(taken).extracting(IdentityCommand::userId).containsExactlyInAnyOrder("u1", "u2");
        assertThat(queue.take(10)).isEmpty();

        queue.release(taken);
        assertThat(queue.take(10)).hasSize(2);
    }

    @Test
    void whoTookACommandAndDiedLosesItAfterAWhile() throws SQLException {
        queue.take(10);
        registry.execute("UPDATE identity_command SET next_attempt_at = next_attempt_at - interval '30 seconds'");
        assertThat(queue.take(10)).hasSize(2);
    }

    @Test
    void sessionsEndOnlyAfterTheUserIsDisabledAndInTheOrderAskedFor() throws SQLException {
        registry.execute("INSERT INTO identity_command (user_id, kind) VALUES ('u1', 'end_sessions')");
        registry.execute("INSERT INTO identity_command (user_id, kind) VALUES ('u1', 'end_sessions')");
        // wanted again after the sessions were to end: the state still comes first
        registry.execute("UPDATE customer SET customer_number = '1' WHERE id = 'c1'");

        List<IdentityCommand> first = queue.take(10);
        assertThat(first).extracting(IdentityCommand::kind).containsOnly(IdentityCommand.Kind.STATE);
        settlement.done(first);

        List<IdentityCommand> second = queue.take(10);
        assertThat(second).extracting(IdentityCommand::kind).containsExactly(IdentityCommand.Kind.END_SESSIONS);
        settlement.done(second);
        assertThat(queue.take(10)).hasSize(1).noneMatch(command -> command.id()
                .equals(second.get(0).id()));
    }

    @Test
    void aStateThatWasTriedInVainDoesNotKeepSessionsAlive() throws SQLException {
        settlement.failed(take("u1"), "The store is read-only");
        registry.execute("INSERT INTO identity_command (user_id, kind) VALUES ('u1', 'end_sessions')");
        assertThat(take("u1").kind()).isEqualTo(IdentityCommand.Kind.END_SESSIONS);
    }

    @Test
    void ofANewerWishNothingIsTakenBack() throws SQLException {
        registry.execute("UPDATE customer SET wanted = '{\"firstName\":\"Ada\"}' WHERE id = 'c1'");
        IdentityCommand old = take("u1");
        registry.execute("UPDATE customer SET wanted = '{\"firstName\":\"Eva\"}' WHERE id = 'c1'");

        settlement.refused(old, "The store is read-only", List.of());

        assertThat(registry.text("SELECT wanted ->> 'firstName' FROM customer WHERE id = 'c1'"))
                .isEqualTo("Eva");
        assertThat(registry.text("SELECT kind || ' ' || attempts FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo("state 0");
    }

    @Test
    void whatIsWantedIsReadWithItsVersion() throws SQLException {
        List<IdentityCommand> taken = queue.take(10);
        registry.execute("UPDATE customer SET customer_number = '7' WHERE id = 'c1'");

        WantedState state = queue.wanted(taken).stream()
                .filter(wanted -> wanted.command().userId().equals("u1"))
                .findFirst()
                .orElseThrow();
        assertThat(state.customerNumber()).isEqualTo("7");
        assertThat(state.command().version())
                .isEqualTo(Long.parseLong(
                        registry.text("SELECT version::text FROM identity_command WHERE user_id = 'u1'")));
    }

    @Test
    void aCommandThatIsWantedAnewWhileItRanStays() throws SQLException {
        List<IdentityCommand> taken = queue.take(10);
        registry.execute("UPDATE customer SET customer_number = '7' WHERE id = 'c1'");

        settlement.done(taken);

        assertThat(registry.texts("SELECT user_id FROM identity_command")).containsExactly("u1");
        assertThat(queue.take(10)).hasSize(1);
    }

    @Test
    void aFulfilledWishIsGoneAndTheMirrorLooksAgain() throws SQLException {
        registry.execute("UPDATE customer SET wanted = '{\"firstName\":\"Ada\"}' WHERE id = 'c1'");
        IdentityCommand taken = take("u1");
        settlement.fulfilled(taken);

        assertThat(registry.text("SELECT (wanted IS NULL)::text FROM customer WHERE id = 'c1'"))
                .isEqualTo("true");
        assertThat(registry.text("SELECT state_version::text FROM customer WHERE fulfilled_at <= clock_timestamp()"))
                .isEqualTo(String.valueOf(taken.version()));
        assertThat(registry.text("SELECT kind FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo("mark");
    }

    @Test
    void aWishThatChangedWhileItWasBroughtStays() throws SQLException {
        registry.execute("UPDATE customer SET wanted = '{\"firstName\":\"Ada\"}' WHERE id = 'c1'");
        IdentityCommand taken = take("u1");
        registry.execute("UPDATE customer SET wanted = '{\"firstName\":\"Eva\"}' WHERE id = 'c1'");

        settlement.fulfilled(taken);

        assertThat(registry.text("SELECT wanted ->> 'firstName' FROM customer WHERE id = 'c1'"))
                .isEqualTo("Eva");
        assertThat(registry.text("SELECT kind FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo("state");
    }

    @Test
    void aParkedUserIsLookedAtAgainOnceItsStateIsWritten() throws SQLException {
        registry.execute(
                "INSERT INTO mirror_parked (user_id, reason, next_attempt_at) VALUES ('u1', 'other id', now())");
        settlement.done(queue.take(10));
        assertThat(registry.texts("SELECT user_id || ' ' || kind FROM identity_command"))
                .containsExactly("u1 mark");
    }

    @Test
    void versionsThatFellBehindKeycloaksOvertakeThem() throws SQLException {
        settlement.stale(take("u1"), 5_000);
        assertThat(registry.text("SELECT version::text FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo("5001");
        assertThat(take("u1").version()).isEqualTo(5001);
    }

    @Test
    void anOldCommandOfAStalledWorkerOvertakesNothing() throws SQLException {
        IdentityCommand old = take("u1");
        registry.execute("UPDATE customer SET customer_number = '7' WHERE id = 'c1'");
        String version = registry.text("SELECT version::text FROM identity_command WHERE user_id = 'u1'");

        settlement.stale(old, 5_000);

        assertThat(registry.text("SELECT version::text FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo(version);
    }

    @Test
    void whatKeepsFailingIsTriedEverMoreRarelyAndThenParked() throws SQLException {
        for (int i = 0; i < 4; i++) {
            settlement.failed(take("u1"), "Keycloak answered with status 500");
            registry.execute("UPDATE identity_command SET next_attempt_at = now() WHERE user_id = 'u1'");
        }
        IdentityCommand command = take("u1");
        settlement.failed(command, "Keycloak answered with status 500");

        assertThat(registry.text("SELECT attempts || ' ' || reason || ' '"
                        + " || (next_attempt_at > clock_timestamp() + interval '59 minutes')"
                        + " FROM identity_command WHERE user_id = 'u1'"))
                .isEqualTo("5 Keycloak answered with status 500 true");
    }

    private IdentityCommand take(String userId) throws SQLException {
        return queue.take(10).stream()
                .filter(command -> command.userId().equals(userId))
                .findFirst()
                .orElseThrow();
    }
}
