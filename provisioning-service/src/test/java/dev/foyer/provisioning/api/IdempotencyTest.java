package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class IdempotencyTest {

    private static final String BOB = "{\"accountType\":\"personal\",\"email\":\"bob@example.org\"}";

    @Inject
    DataSource registry;

    @Inject
    IdempotencyKeys keys;

    @BeforeEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key CASCADE");
    }

    @Test
    void theSamePatchAgainIsAnsweredAsTheFirstTime() {
        sql("INSERT INTO customer (id, email) VALUES ('b', 'bob@example.org')");
        Response first = patch("k-1", "\"1\"").statusCode(200).extract().response();
        Response again = patch("k-1", "\"1\"").statusCode(200).extract().response();

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        patch("k-1", "*").statusCode(422);
        patch("k-2", "\"1\"").statusCode(412);
    }

    private static ValidatableResponse patch(String key, String ifMatch) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .header("Idempotency-Key", key)
                .body("{\"phone\":\"+41446681800\"}")
                .patch("/api/v1/customers/b")
                .then();
    }

    @Test
    void theSameRequestAgainIsAnsweredAsTheFirstTime() {
        Response first =
                post("/customers", "k-1", BOB).statusCode(201).extract().response();
        sql("UPDATE customer SET first_name = 'Changed', version = 2");
        Response again =
                post("/customers", "\"k-1\"", BOB).statusCode(201).extract().response();

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        post("/customers", "k-1", BOB).statusCode(201);

        post("/customers", "k-1", BOB.replace("bob", "eva"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:idempotency-key-used-otherwise"));
        post("/companies", "k-1", BOB).statusCode(422);
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void aKeyMeansSomethingToItsCallerOnly() {
        sql("INSERT INTO idempotency_key (caller, key, request_hash) VALUES ('client:erp', 'k-1', 'x')");
        post("/customers", "k-1", BOB).statusCode(201);
        assertThat(TestRegistry.texts(registry, "SELECT caller FROM idempotency_key ORDER BY caller"))
                .containsExactly("client:erp", "staff:agent");
    }

    @Test
    void aRequestThatFailedLeavesNothingAndMayBeRepairedUnderItsKey() {
        post("/customers", "k-1", "{}").statusCode(400);
        assertThat(count("idempotency_key")).isZero();
        post("/customers", "k-1", BOB).statusCode(201);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        post("/customers", "a b", BOB)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-parameter"))
                .body("errors.field", contains("Idempotency-Key"));
    }

    @Test
    void eightCallsAtOnceWithOneKeyCreateOne() {
        List<Response> answers = eightTimes(() -> post("/customers", "k-1", BOB));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void eightCallsAtOnceForOneAddressCreateOneAndTheOthersAreTold() {
        List<Response> answers = eightTimes(() -> post("/customers", BOB));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().map(Response::statusCode).collect(Collectors.toSet()))
                .isEqualTo(Set.of(201, 409));
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void keysAreForgottenAfterTwoDays() {
        sql("""
            INSERT INTO idempotency_key (caller, key, request_hash, created_at)
            VALUES ('c', 'old', 'x', now() - interval '49 hours'), ('c', 'new', 'x', now() - interval '47 hours')
            """);
        assertThat(keys.removeOld()).isEqualTo(1);
        assertThat(TestRegistry.texts(registry, "SELECT key FROM idempotency_key"))
                .containsExactly("new");
    }

    private static List<Response> eightTimes(Supplier<ValidatableResponse> call) {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Response>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.<Response>supplyAsync(
                            () -> call.get().extract().response(), callers))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    private long count(String table) {
        return Long.parseLong(TestRegistry.texts(registry, "SELECT count(*)::text FROM " + table)
                .get(0));
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
