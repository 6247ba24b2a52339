package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expiry of guests, as administrators see it and steer it. No process works on runs here. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(
        user = "boss",
        roles = {"foyer-agent", "foyer-admin"})
class GuestExpiryTest {

    private static final String PREVIEW = "/api/v1/guests/expiry-preview";
    private static final String RUNS = "/api/v1/guests/expiry-runs";

    @Inject
    DataSource registry;

    @BeforeEach
    void guests() {
        sql("TRUNCATE customer, company, identity_command, guest_expiry_run CASCADE");
        sql("""
            INSERT INTO customer (id, account_type, created_at)
            VALUES ('idle', 'guest', '2026-01-02T00:00:00Z'), ('ordered', 'guest', '2026-01-01T00:00:00Z'),
                   ('open', 'guest', '2026-01-01T00:00:00Z'), ('new', 'guest', now()), ('gone', 'guest', '2026-01-01T00:00:00Z')
            """);
        sql("""
            INSERT INTO customer_order (reference, customer_id, state, placed_at, delivered_at)
            VALUES ('R-1', 'ordered', 'delivered', '2026-01-01T00:00:00Z', '2026-01-20T00:00:00Z'),
                   ('R-2', 'open', 'open', '2026-01-01T00:00:00Z', NULL)
            """);
        sql("UPDATE guest_expiry SET stage = 'expired', since = '2026-01-10T00:00:00Z' WHERE customer_id = 'gone'");
    }

    @Test
    void thePreviewTellsWhoIsDueForWhatAndSinceWhenLongestDueFirst() {
        String cursor = given().queryParam("limit", 2)
                .get(PREVIEW)
                .then()
                .statusCode(200)
                .body("items.customerId", contains("idle", "gone"))
                .body("items.action", contains("expire", "erase"))
                .body("items.reason", contains("never_ordered", "retention_over"))
                .body("items.dueAt", contains("2026-01-09T00:00:00Z", "2026-02-09T00:00:00Z"))
                .extract()
                .path("nextCursor");

        given().queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get(PREVIEW)
                .then()
                .body("items.customerId", contains("ordered"))
                .body("items[0].reason", equalTo("orders_closed"))
                .body("items[0].since", equalTo("2026-01-20T00:00:00Z"))
                .body("items[0].dueAt", equalTo("2026-02-19T00:00:00Z"))
                .body("nextCursor", nullValue());
    }

    @Test
    void thePreviewTellsOfAnotherMomentToo() {
        given().queryParam("at", "2026-01-09T00:00:00Z").get(PREVIEW).then().body("items.customerId", contains("idle"));
        given().queryParam("at", "2026-01-08T23:59:59Z").get(PREVIEW).then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void aMomentThatNobodyCanMeanIsRefused(String at) {
        given().queryParam("at", at).get(PREVIEW).then().statusCode(400).body("errors.field", contains("at"));
    }

    @Test
    void aRunByHandIsWrittenDownOnceAndAudited() {
        String location = given().post(RUNS)
                .then()
                .statusCode(202)
                .body("trigger", equalTo("hand"))
                .body("erased", equalTo(0))
                .body("finishedAt", nullValue())
                .extract()
                .header("Location");
        String id = given().get(location).then().statusCode(200).extract().path("id");

        given().post(RUNS).then().statusCode(202).body("id", equalTo(id));

        given().get(RUNS).then().body("items.id", contains(id));
        assertThat(TestRegistry.texts(
                        registry,
                        "SELECT DISTINCT actor FROM audit WHERE entity = 'guest_expiry_run'" + " AND entity_id = '" + id
                                + "'"))
                .containsExactly("staff:boss");
    }

    @Test
    void aLegalHoldTakesAGuestOutOfThePreviewUntilItEnds() {
        hold("idle", "{\"reason\":\"a lawsuit\"}")
                .statusCode(200)
                .body("customerId", equalTo("idle"))
                .body("reason", equalTo("a lawsuit"))
                .body("heldBy", equalTo("staff:boss"));
        given().get("/api/v1/customers/idle/legal-hold").then().statusCode(200).body("reason", equalTo("a lawsuit"));
        given().get(PREVIEW).then().body("items.customerId", contains("gone", "ordered"));

        given().delete("/api/v1/customers/idle/legal-hold").then().statusCode(204);

        given().get("/api/v1/customers/idle/legal-hold").then().statusCode(404);
        given().get(PREVIEW).then().body("items.customerId", contains("idle", "gone", "ordered"));
        given().get("/api/v1/customers/idle/audit")
                .then()
                .body("items[0].action", equalTo("delete"))
                .body("items[0].entity", equalTo("legal_hold"))
                .body("items[1].reason", equalTo("a lawsuit"));
    }

    @Test
    void aHoldNeedsAReasonAndACustomerAndComesTooLateOnceErasureHasBegun() {
        hold("idle", "{}").statusCode(400).body("errors.field", contains("reason"));
        hold("idle", "{\"reason\":\" \"}").statusCode(400);
        hold("nobody", "{\"reason\":\"a lawsuit\"}").statusCode(404);
        sql("UPDATE guest_expiry SET stage = 'erasing', command_id = gen_random_uuid(), due_at = now(),"
                + " next_attempt_at = now() + interval '1 minute' WHERE customer_id = 'gone'");
        hold("gone", "{\"reason\":\"a lawsuit\"}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:customer-status"));
        sql("UPDATE customer SET active = false, erased_at = now() WHERE id = 'gone'");
        sql("UPDATE guest_expiry SET next_attempt_at = now() WHERE customer_id = 'gone'");
        hold("gone", "{\"reason\":\"a lawsuit\"}").statusCode(409);
    }

    @Test
    void aHoldIsInTimeWhileKeycloakDoesNotAnswer() {
        sql(
                "UPDATE guest_expiry SET stage = 'erasing', command_id = gen_random_uuid(), due_at = now(), next_attempt_at = now()"
                        + " WHERE customer_id = 'gone'");

        hold("gone", "{\"reason\":\"a lawsuit\"}").statusCode(200);

        assertThat(TestRegistry.texts(registry, "SELECT legal_hold FROM guest_expiry WHERE customer_id = 'gone'"))
                .containsExactly("t");
    }

    @Test
    void nothingIsWrittenAboutAGuestWhoIsErased() {
        sql("UPDATE customer SET active = false, erased_at = now() WHERE id = 'gone'");
        Calls.patch("/customers/gone", "{\"phone\":\"+49301234567\"}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:customer-status"));
    }

    @Test
    void whoHasExpiredIsNotActivatedUnlessACustomerByNow() {
        sql("UPDATE customer SET active = false, expired_at = now() WHERE id IN ('gone', 'ordered')");
        sql("UPDATE customer SET account_type = 'personal' WHERE id = 'ordered'");

        Calls.post("/customers/gone/activate", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:customer-status"));
        Calls.post("/customers/ordered/activate", "{}").statusCode(200).body("active", equalTo(true));

        given().get("/api/v1/customers/gone").then().body("active", equalTo(false));
    }

    @Test
    void theStatusTellsWhatIsDueWhatFailsAndThatItIsOverdue() {
        sql("""
            UPDATE guest_expiry SET stage = 'expiring', command_id = gen_random_uuid(), due_at = '2026-01-09T00:00:00Z',
                   next_attempt_at = now(), attempts = 3, failure = 'because'
            WHERE customer_id = 'idle'
            """);
        sql("""
            INSERT INTO guest_expiry_run (id, trigger, as_of, expired, erased, failed, created_at, finished_at)
            VALUES ('r', 'schedule', '2026-01-01T00:00:00Z', 5, 4, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z')
            """);

        given().get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("guests.lastRun.id", equalTo("r"))
                .body("guests.lastRun.erased", equalTo(4))
                .body("guests.nextRunAt", nullValue())
                .body("guests.dueToExpire", equalTo(1))
                .body("guests.dueToErase", equalTo(1))
                .body("guests.underWay", equalTo(1))
                .body("guests.failing", equalTo(1))
                .body("guests.oldestDueAt", equalTo("2026-01-09T00:00:00Z"))
                .body("guests.overdue", equalTo(true))
                .body("guests.failures.customerId", contains("idle"))
                .body("guests.failures[0].reason", equalTo("because"));
        assertThat(given().get("/q/metrics").then().extract().asString())
                .contains(
                        "foyer_guests_due",
                        "foyer_guests_failing",
                        "foyer_guests_late_seconds",
                        "foyer_guests_erased_total");
    }

    @Test
    void whereNobodyIsDueNothingIsOverdue() {
        sql("TRUNCATE customer CASCADE");
        given().get("/api/v1/status")
                .then()
                .body("guests.lastRun", nullValue())
                .body("guests.oldestDueAt", nullValue())
                .body("guests.overdue", equalTo(false));
    }

    private static ValidatableResponse hold(String customer, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/customers/" + customer + "/legal-hold")
                .then();
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
