package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkout that tells the same twice at the same moment. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "erp", roles = "manage")
class GuestsAtOnceTest {

    private final ExecutorService callers = Executors.newFixedThreadPool(2);

    @Inject
    DataSource registry;

    @BeforeEach
    void aGuest() {
        empty();
        TestRegistry.execute(
                registry,
                "INSERT INTO customer (id, account_type, guest_email) VALUES ('g', 'guest', 'g@buyer.example')");
    }

    @AfterEach
    void empty() {
        TestRegistry.execute(
                registry,
                "TRUNCATE customer, company, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @AfterEach
    void stop() {
        callers.shutdown();
    }

    @Test
    void aFirstReportOfAnOrderMakesOneAndBothAreAnswered() throws SQLException {
        List<Integer> answers = twice("customer_order", () -> given().contentType(ContentType.JSON)
                .body("{\"customerId\":\"g\",\"state\":\"open\",\"placedAt\":\"2026-05-01T10:00:00Z\"}")
                .put("/api/v1/orders/A-1")
                .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(201, 200);
        assertThat(TestRegistry.texts(registry, "SELECT reference || ' ' || version FROM customer_order"))
                .containsExactly("A-1 1");
    }

    @Test
    void aGuestUnderOneKeyIsOneAndBothAreAnsweredTheSame() throws SQLException {
        List<String> answers =
                twice("customer", () -> Calls.post("/guests", "one-key", "{\"email\":\"rosa@buyer.example\"}")
                        .statusCode(201)
                        .extract()
                        .path("id"));

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(TestRegistry.texts(registry, "SELECT id FROM customer WHERE guest_email = 'rosa@buyer.example'"))
                .containsExactly(answers.get(0));
    }

    /** Both calls have begun, and neither has written to the table, when it is free for them. */
    private <T> List<T> twice(String table, Supplier<T> call) throws SQLException {
        List<CompletableFuture<T>> calls;
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
            calls = Stream.of(1, 2)
                    .map(i -> CompletableFuture.supplyAsync(call, callers))
                    .toList();
            await("both wait").atMost(Duration.ofMinutes(2)).until(() -> TestRegistry.texts(
                            registry,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                    .equals(List.of("2")));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
