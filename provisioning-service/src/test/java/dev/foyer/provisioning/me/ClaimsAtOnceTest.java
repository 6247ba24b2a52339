package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Claims of the same orders, and what happens to the guest, at the same moment. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class ClaimsAtOnceTest extends MeTestBase {

    private final ExecutorService callers = Executors.newFixedThreadPool(4);

    @BeforeEach
    void orders() {
        sql("INSERT INTO customer (id, account_type, guest_email) VALUES ('g1', 'guest', 'pia@buyer.example'),"
                + " ('z1', 'guest', 'pia@buyer.example')");
        sql("INSERT INTO customer_order (reference, customer_id, state, placed_at)"
                + " VALUES ('A-1', 'g1', 'open', now()), ('A-2', 'z1', 'open', now())");
    }

    @AfterEach
    void stop() {
        callers.shutdown();
    }

    @Test
    void twoClaimsOfTheSameOrdersAreOneAndOneMail() throws SQLException {
        List<CompletableFuture<Integer>> claims;
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM customer WHERE id = 'g1' FOR NO KEY UPDATE");
            claims = Stream.of(1, 2)
                    .map(i -> CompletableFuture.supplyAsync(() -> claim("pia"), callers))
                    .toList();
            awaitWaiting(2);
            end(connection);
        }

        assertThat(claims).allMatch(claim -> claim.join() == 200);
        assertThat(owners()).containsExactly("A-1 pia g1 2", "A-2 pia z1 2");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void whenTheGuestExpiresMeanwhileNothingIsClaimed() throws SQLException {
        CompletableFuture<Integer> claim;
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE customer SET active = false WHERE id = 'z1'");
            claim = CompletableFuture.supplyAsync(() -> claim("pia"), callers);
            awaitWaiting(1);
            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThat(claim.join()).isEqualTo(404);
        assertThat(owners()).containsExactly("A-1 g1 1", "A-2 z1 1");
    }

    @Test
    void whenTheAddressIsAnothersMeanwhileNothingIsClaimed() throws SQLException {
        CompletableFuture<Integer> claim;
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE customer SET email_verified = false WHERE id = 'pia'");
            claim = CompletableFuture.supplyAsync(() -> claim("pia"), callers);
            awaitWaiting(1);
            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThat(claim.join()).isEqualTo(403);
        assertThat(owners()).containsExactly("A-1 g1 1", "A-2 z1 1");
    }

    @Test
    void ofTwoCustomersOneGetsTheOrder() throws SQLException {
        CompletableFuture<Integer> claim;
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM customer WHERE id IN ('bob', 'g1') ORDER BY id FOR NO KEY UPDATE");
            claim = CompletableFuture.supplyAsync(() -> claim("pia"), callers);
            awaitWaiting(1);
            statement.execute("UPDATE customer_order SET customer_id = 'bob', linked_from = 'g1', linked_at = now()"
                    + " WHERE reference = 'A-1'");
            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThat(claim.join()).isEqualTo(404);
        assertThat(owners()).containsExactly("A-1 bob g1 1", "A-2 z1 1");
        assertThat(mails()).isEmpty();
    }

    @RepeatedTest(5)
    void claimsAndExpiriesNeverWaitForEachOtherForEver() {
        List<CompletableFuture<Integer>> calls = Stream.of(1, 2, 3)
                .map(i -> CompletableFuture.supplyAsync(() -> claim("pia"), callers))
                .toList();
        sql("WITH due AS (SELECT id FROM customer WHERE account_type = 'guest' ORDER BY id FOR UPDATE)"
                + " UPDATE customer c SET active = false FROM due WHERE c.id = due.id");

        assertThat(calls).allMatch(call -> List.of(200, 404).contains(call.join()));
        assertThat(mails().size()).isLessThanOrEqualTo(1);
    }

    private static int claim(String customer) {
        return post(customer, "/guest-orders/claim", "{\"references\":[\"A-1\",\"A-2\"]}")
                .extract()
                .statusCode();
    }

    private void awaitWaiting(int calls) {
        await("calls wait for the lock").atMost(Duration.ofMinutes(2)).until(() -> texts(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                .equals(List.of(Integer.toString(calls))));
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private List<String> owners() {
        return texts(
                "SELECT concat_ws(' ', reference, customer_id, linked_from, version) FROM customer_order ORDER BY 1");
    }
}
