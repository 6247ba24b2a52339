package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "erp", roles = "manage")
class OrdersTest {

    private static final String MAY = "\"placedAt\":\"2026-05-01T10:00:00Z\"";

    @Inject
    DataSource registry;

    @BeforeEach
    void people() {
        empty();
        sql("""
            INSERT INTO customer (id, user_id, account_type, email, email_verified, guest_email, registered_at)
            VALUES ('rosa', 'u-rosa', 'personal', 'rosa@buyer.example', true, NULL, '2026-01-01T00:00:00Z'),
                   ('ali', 'u-ali', 'personal', 'ali@buyer.example', true, NULL, '2026-01-01T00:00:00Z'),
                   ('g1', 'u-g1', 'guest', NULL, false, 'rosa@buyer.example', NULL),
                   ('g2', NULL, 'guest', NULL, false, 'rosa@buyer.example', NULL)
            """);
        sql("INSERT INTO customer_alias (old_id, customer_id) VALUES ('rosa-before', 'rosa')");
        sql("TRUNCATE identity_command");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @Test
    void aNewOrderIsTheCustomersWhoHasOrderedFromThenOn() {
        put("A-1", "rosa", "open", MAY + ",\"shop\":\"Bern\"")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/orders/A-1"))
                .header("ETag", "\"1\"")
                .body("reference", equalTo("A-1"))
                .body("customerId", equalTo("rosa"))
                .body("state", equalTo("open"))
                .body("placedAt", equalTo("2026-05-01T10:00:00Z"))
                .body("completedAt", nullValue())
                .body("deliveredAt", nullValue())
                .body("exceptedAt", nullValue())
                .body("shop", equalTo("Bern"))
                .body("linkedFrom", nullValue())
                .body("linkedAt", nullValue())
                .body("updatedAt", notNullValue())
                .body("version", equalTo(1));
        given().get("/api/v1/orders/A-1").then().statusCode(200).body("customerId", equalTo("rosa"));
        given().get("/api/v1/customers/rosa").then().body("lifecycle", equalTo("has_ordered"));
        assertThat(texts("SELECT user_id FROM identity_command WHERE kind = 'state'"))
                .containsExactly("u-rosa");
    }

    @Test
    void aReportThatComesTwiceChangesNothing() {
        put("A-1", "rosa", "delivered", "\"deliveredAt\":\"2026-05-03T10:00:00Z\"")
                .statusCode(201);
        put("A-1", "rosa", "delivered", "").statusCode(200).body("version", equalTo(1));
        put("A-1", "rosa", "open", MAY).statusCode(200).body("state", equalTo("delivered"));
        put("A-1", "rosa", "open", MAY).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void lateReportsFillInTheirTimesAndLeaveTheState() {
        put("A-1", "rosa", "returned", MAY + ",\"exceptedAt\":\"2026-05-09T10:00:00Z\"")
                .statusCode(201)
                .body("exceptedAt", equalTo("2026-05-09T10:00:00Z"));
        put("A-1", "rosa", "delivered", "\"deliveredAt\":\"2026-05-03T10:00:00Z\"")
                .statusCode(200)
                .body("state", equalTo("returned"))
                .body("deliveredAt", equalTo("2026-05-03T10:00:00Z"));
        put("A-1", "rosa", "completed", "\"completedAt\":\"2026-05-10T10:00:00Z\"")
                .body("state", equalTo("delivered"))
                .body("exceptedAt", nullValue())
                .body("completedAt", equalTo("2026-05-10T10:00:00Z"));
    }

    @Test
    void anOrderStaysItsCustomers() {
        put("A-1", "rosa", "open", MAY).statusCode(201);

        put("A-1", "ali", "completed", "").statusCode(409).body("type", equalTo("urn:foyer:problem:order-of-another"));
        put("A-1", "rosa-before", "completed", "").statusCode(200).body("customerId", equalTo("rosa"));
        given().get("/api/v1/customers/ali").then().body("lifecycle", equalTo("registered"));
    }

    @Test
    void anOrderOfNobodyIsRefused() {
        put("A-1", "nobody", "open", "").statusCode(400).body("errors.field", contains("customerId"));
        given().get("/api/v1/orders/A-1").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {" A-1", "%20", "A%0A1"})
    void whatIsNoReferenceIsRefused(String reference) {
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{\"customerId\":\"rosa\",\"state\":\"open\"}")
                .put("/api/v1/orders/" + reference.replace(" ", "%20"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("reference"));
    }

    @Test
    void aReferenceMayBeAnyLine() {
        given().contentType(ContentType.JSON)
                .body("{\"customerId\":\"rosa\",\"state\":\"open\"}")
                .put("/api/v1/orders/{reference}", "Nº 7 & Söhne")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/N%C2%BA%207%20%26%20S%C3%B6hne"));
        given().get("/api/v1/orders/{reference}", "Nº 7 & Söhne").then().statusCode(200);
    }

    @Test
    void theFirstOrderCountsHoweverLateItIsTold() {
        put("A-2", "rosa", "open", MAY);
        put("A-1", "rosa", "open", "\"placedAt\":\"2026-04-01T10:00:00Z\"");

        assertThat(texts("SELECT first_ordered_at AT TIME ZONE 'UTC' FROM customer WHERE id = 'rosa'"))
                .containsExactly("2026-04-01 10:00:00");
    }

    @Test
    void theOrdersOfACustomerComeNewestFirstInPages() {
        put("A-1", "rosa", "open", MAY);
        put("A-2", "rosa", "open", MAY);
        put("A-3", "rosa", "open", "\"placedAt\":\"2026-04-01T10:00:00Z\"");
        put("B-1", "ali", "open", MAY);

        String cursor = given().get("/api/v1/customers/rosa/orders?limit=2")
                .then()
                .statusCode(200)
                .body("items.reference", contains("A-2", "A-1"))
                .extract()
                .path("nextCursor");
        given().queryParam("cursor", cursor)
                .get("/api/v1/customers/rosa-before/orders")
                .then()
                .body("items.reference", contains("A-3"))
                .body("nextCursor", nullValue());
        given().get("/api/v1/customers/nobody/orders").then().statusCode(404);
    }

    @Test
    void staffLinkAGuestsOrderAndTheCustomerIsTold() {
        put("A-1", "g1", "open", MAY);
        sql("TRUNCATE identity_command");

        link("A-1", "{\"customerId\":\"rosa\",\"reason\":\"called us\"}")
                .statusCode(200)
                .body("customerId", equalTo("rosa"))
                .body("linkedFrom", equalTo("g1"))
                .body("linkedAt", notNullValue());

        assertThat(mails()).containsExactly("rosa order-linked {\"order\": \"A-1\"}");
        assertThat(texts("SELECT user_id FROM identity_command WHERE kind = 'state'"))
                .containsExactly("u-rosa");
        given().get("/api/v1/customers/rosa").then().body("lifecycle", equalTo("has_ordered"));
        given().get("/api/v1/customers/g1/orders").then().body("items", emptyIterable());
        for (String side : List.of("g1", "rosa")) {
            given().get("/api/v1/customers/" + side + "/audit")
                    .then()
                    .body(
                            "items.find { it.entity == 'customer_order' && it.action == 'update' }.reason",
                            equalTo("called us"))
                    .body(
                            "items.find { it.entity == 'customer_order' && it.action == 'update' }.after.reference",
                            equalTo("A-1"))
                    .body(
                            "items.find { it.entity == 'customer_order' && it.action == 'update' }.after.customerId",
                            equalTo("rosa"));
        }
    }

    @Test
    void theShopGoesOnTellingOfTheGuestWhoseOrderWasLinked() {
        put("A-1", "g1", "open", MAY);
        link("A-1", "{\"customerId\":\"rosa\"}");

        put("A-1", "g1", "completed", "").statusCode(200).body("customerId", equalTo("rosa"));
        put("A-1", "rosa", "delivered", "").statusCode(200).body("linkedFrom", equalTo("g1"));
        put("A-1", "g2", "delivered", "").statusCode(409);
    }

    @Test
    void linkingTwiceIsLinkingOnce() {
        put("A-1", "g1", "open", MAY);
        link("A-1", "{\"customerId\":\"rosa\"}").statusCode(200).body("version", equalTo(2));
        link("A-1", "{\"customerId\":\"rosa\"}").statusCode(200).body("version", equalTo(2));

        assertThat(mails()).hasSize(1);
        refused(link("A-1", "{\"customerId\":\"ali\"}"));
    }

    @Test
    void onlyGuestsOrdersAreLinkedAndOnlyToAccounts() {
        put("A-1", "rosa", "open", MAY);
        put("B-1", "g1", "open", MAY);

        refused(link("A-1", "{\"customerId\":\"ali\"}"));
        refused(link("B-1", "{\"customerId\":\"g2\"}"));
        link("B-1", "{\"customerId\":\"nobody\"}").statusCode(400).body("errors.field", contains("customerId"));
        link("B-1", "{}").statusCode(400).body("errors.field", contains("customerId"));
        link("none", "{\"customerId\":\"rosa\"}").statusCode(404);
        assertThat(mails()).isEmpty();
    }

    @Test
    void aLinkIsUndoneAndWhoHasOrderedStaysSo() {
        put("A-1", "g1", "open", MAY);
        link("A-1", "{\"customerId\":\"rosa\"}");
        sql("TRUNCATE mail");

        given().delete("/api/v1/orders/A-1/link")
                .then()
                .statusCode(200)
                .body("customerId", equalTo("g1"))
                .body("linkedFrom", nullValue())
                .body("linkedAt", nullValue());

        assertThat(mails()).containsExactly("rosa order-unlinked {\"order\": \"A-1\"}");
        given().get("/api/v1/customers/rosa").then().body("lifecycle", equalTo("has_ordered"));
        given().delete("/api/v1/orders/A-1/link")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:order-link"));
    }

    @Test
    void aKeyMakesALinkCountOnce() {
        put("A-1", "g1", "open", MAY);
        for (int i = 0; i < 2; i++) {
            Calls.post("/orders/A-1/link", "k1", "{\"customerId\":\"rosa\"}").statusCode(200);
        }
        Calls.post("/orders/A-1/link", "k1", "{\"customerId\":\"ali\"}").statusCode(422);
        assertThat(mails()).hasSize(1);
    }

    private static ValidatableResponse put(String reference, String customer, String state, String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"customerId\":\"%s\",\"state\":\"%s\"%s}"
                        .formatted(customer, state, more.isEmpty() ? "" : "," + more))
                .put("/api/v1/orders/" + reference)
                .then();
    }

    private static ValidatableResponse link(String reference, String body) {
        return Calls.post("/orders/" + reference + "/link", body);
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(409).body("type", equalTo("urn:foyer:problem:order-link"));
    }

    private List<String> mails() {
        return texts("SELECT concat_ws(' ', customer_id, template, parameters) FROM mail ORDER BY created_at");
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
