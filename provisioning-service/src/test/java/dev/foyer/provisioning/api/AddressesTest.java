package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class AddressesTest {

    private static final String BERN = "{\"label\":\"Lager\",\"line1\":\"Weg 1\",\"city\":\"Bern\",\"country\":\"ch\"}";

    @Inject
    DataSource registry;

    @BeforeEach
    void aContactOfACompany() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key CASCADE");
        sql("INSERT INTO customer (id) VALUES ('a'), ('b')");
        sql("INSERT INTO customer_alias VALUES ('former', 'a')");
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'office@pine.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'buyer')");
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company CASCADE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/companies/k", "/customers/a"})
    void anAddressIsAddedReadChangedAndRemoved(String owner) {
        String location = post(owner + "/addresses", BERN)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("label", equalTo("Lager"))
                .body("city", equalTo("Bern"))
                .body("country", equalTo("CH"))
                .body("name", nullValue())
                .body("defaultShipTo", equalTo(false))
                .body("defaultBillTo", equalTo(false))
                .body("companyId", equalTo(owner.equals("/companies/k") ? "k" : null))
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf(owner));
        given().get("/api/v1" + owner + "/addresses")
                .then()
                .statusCode(200)
                .body("items.city", contains("Bern"))
                .body("nextCursor", nullValue());
        given().get("/api/v1" + owner).then().header("ETag", "\"2\"");

        patch(path, "\"1\"", "{\"city\":\"Biel\",\"label\":null,\"defaultShipTo\":true}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("city", equalTo("Biel"))
                .body("line1", equalTo("Weg 1"))
                .body("label", nullValue())
                .body("defaultShipTo", equalTo(true));
        patch(path, "\"2\"", "{\"city\":\"Biel\"}").statusCode(200).header("ETag", "\"2\"");
        given().get("/api/v1" + owner).then().header("ETag", "\"3\"");

        delete(path, "\"1\"").statusCode(412);
        delete(path, "\"2\"").statusCode(204);
        delete(path, "*").statusCode(404);
        given().get("/api/v1" + owner + "/addresses").then().body("items", empty());
    }

    @Test
    void everyMistakeIsToldAndNothingIsWritten() {
        String wrong = """
                {"label": "", "defaultShipTo": "yes", "defaultBillTo": null, "country": "Switzerland", "planet": "Earth",
                 "companyId": "k", "version": 7}
                """;
        String address = added("/companies/k", BERN);

        patch(address, wrong)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "label",
                                "defaultShipTo",
                                "defaultBillTo",
                                "country",
                                "planet",
                                "companyId",
                                "version"));
        post("/companies/k/addresses", "{\"label\":\"Nowhere\"}")
                .statusCode(400)
                .body("errors.field", contains("line1"));
        patch(address, "{\"line1\":null,\"city\":null,\"country\":null}")
                .statusCode(400)
                .body("errors.field", contains("line1"));
        given().get("/api/v1" + address.substring(0, address.lastIndexOf('/')))
                .then()
                .body("items.version", contains(1));
    }

    @Test
    void versionsAndOwnersAreGuarded() {
        String address = added("/companies/k", BERN);

        given().contentType("application/json")
                .body("{}")
                .patch("/api/v1" + address)
                .then()
                .statusCode(428);
        given().delete("/api/v1" + address).then().statusCode(428);
        patch(address, "\"9\"", "{}").statusCode(412);
        patch(address.replace("/companies/k", "/customers/a"), "{}").statusCode(404);
        delete(address.replace("/companies/k", "/customers/a"), "*").statusCode(404);
        post("/companies/nothing/addresses", BERN).statusCode(404);
        post("/customers/nothing/addresses", BERN).statusCode(404);
    }

    @Test
    void eachOwnerHasOneDefaultForEachUse() {
        String first = added("/companies/k", "{\"city\":\"Bern\",\"defaultShipTo\":true,\"defaultBillTo\":true}");
        added("/companies/k", "{\"city\":\"Biel\",\"defaultShipTo\":true}");
        added("/customers/a", "{\"city\":\"Chur\",\"defaultShipTo\":true}");

        assertThat(texts("SELECT concat_ws(' ', parts ->> 'city', ship_to, bill_to) FROM address ORDER BY created_at"))
                .containsExactly("Bern f t", "Biel t f", "Chur t f");
        given().get("/api/v1/companies/k")
                .then()
                .body("shipTo.city", equalTo("Biel"))
                .body("billTo.city", equalTo("Bern"));

        patch(first, "{\"defaultShipTo\":true,\"defaultBillTo\":false}").statusCode(200);
        given().get("/api/v1/companies/k")
                .then()
                .body("shipTo.city", equalTo("Bern"))
                .body("billTo", nullValue());
    }

    @Test
    void contactsSeeTheirOwnAddressesAndThoseOfTheCompany() {
        String shared = added("/companies/k", "{\"city\":\"Bern\",\"defaultShipTo\":true}");
        added("/customers/former", "{\"city\":\"Chur\"}");

        given().get("/api/v1/customers/a")
                .then()
                .body("addresses.city", contains("Chur", "Bern"))
                .body("addresses.companyId", contains(null, "k"))
                .body("addresses.defaultShipTo", contains(false, true))
                .body(
                        "addresses[0].id",
                        equalTo(texts("SELECT id FROM address WHERE customer_id = 'a'")
                                .get(0)));
        given().get("/api/v1/customers?company=k").then().body("items[0].addresses.city", contains("Chur", "Bern"));
        given().get("/api/v1/companies/k/contacts").then().body("items[0].addresses.city", contains("Chur", "Bern"));
        given().get("/api/v1/customers/a/addresses").then().body("items.city", contains("Chur"));
        given().get("/api/v1/customers/b").then().body("addresses", empty());
        patch("/customers/a", "{\"addresses\":[]}").statusCode(400).body("errors.field", contains("addresses"));

        delete(shared, "*").statusCode(204);
        given().get("/api/v1/customers/a").then().body("addresses.city", contains("Chur"));
    }

    @Test
    void theNewestComeFirstPageByPage() {
        List.of("Bern", "Biel", "Chur").forEach(city -> added("/customers/a", "{\"city\":\"" + city + "\"}"));

        String cursor = given().get("/api/v1/customers/a/addresses?limit=2")
                .then()
                .body("items.city", contains("Chur", "Biel"))
                .extract()
                .path("nextCursor");
        given().queryParam("cursor", cursor)
                .get("/api/v1/customers/a/addresses?limit=2")
                .then()
                .body("items.city", contains("Bern"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aCallThatIsRepeatedAddsOne() {
        String first = post("/customers/a/addresses", "key-1", BERN).extract().path("id");

        post("/customers/a/addresses", "key-1", BERN).statusCode(201).body("id", equalTo(first));
        post("/customers/b/addresses", "key-1", BERN).statusCode(422);
        assertThat(texts("SELECT id FROM address")).containsExactly(first);
    }

    @Test
    void fiftyAreTheMostHoweverManyAreAddedAtOnce() {
        sql("INSERT INTO address (company_id, parts) SELECT 'k', '{\"city\":\"Bern\"}' FROM generate_series(1, 47)");
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                calls.add(CompletableFuture.supplyAsync(
                        () -> post("/companies/k/addresses", BERN).extract().statusCode(), callers));
            }
            assertThat(calls.stream().map(CompletableFuture::join).sorted().toList())
                    .containsExactly(201, 201, 201, 409, 409, 409, 409, 409);
        } finally {
            callers.shutdown();
        }
        post("/companies/k/addresses", BERN)
                .body("type", equalTo("urn:foyer:problem:too-many"))
                .body("detail", equalTo("There may be 50 addresses at most: remove one first"));
        patch("/companies/k", "{\"shipTo\":{\"city\":\"Bonn\"}}").statusCode(409);
        post("/customers/a/addresses", BERN).statusCode(201);
    }

    @Test
    void ofSeveralThatBecomeTheDefaultAtOnceOneIs() {
        List<String> addresses = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            addresses.add(added("/customers/a", BERN));
        }
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> calls = addresses.stream()
                    .map(address -> CompletableFuture.supplyAsync(
                            () -> patch(address, "{\"defaultShipTo\":true}")
                                    .extract()
                                    .statusCode(),
                            callers))
                    .toList();
            assertThat(calls).allMatch(call -> call.join() == 200);
        } finally {
            callers.shutdown();
        }
        assertThat(texts("SELECT count(*) FROM address WHERE ship_to")).containsExactly("1");
    }

    @Test
    void everyChangeIsOnRecordWithTheAddressThatItMeans() {
        String address = added("/companies/k", BERN);
        String id = address.substring(address.lastIndexOf('/') + 1);
        patch(address, "{\"city\":\"Biel\"}");
        delete(address, "*");

        given().get("/api/v1/companies/k/audit")
                .then()
                .body("items.take(3).action", contains("delete", "update", "insert"))
                .body("items.take(3).entity", contains("address", "address", "address"))
                .body("items.take(3).entityId", contains(id, id, id))
                .body("items.take(3).actor", contains("staff:agent", "staff:agent", "staff:agent"))
                .body("items[1].before.keySet()", containsInAnyOrder("id", "parts"))
                .body("items[1].after.parts", hasEntry("city", "Biel"))
                .body("items[2].after.label", equalTo("Lager"));

        added("/customers/a", BERN);
        given().get("/api/v1/customers/a/audit")
                .then()
                .body("items[0].entity", equalTo("address"))
                .body("items[0].entityId", equalTo("a"))
                .body("items[0].after.parts", hasEntry("city", "Bern"));
    }

    @Test
    void theAddressesOfAProspectFollowWhenTheIdChanges() {
        added("/customers/a", BERN);
        sql("UPDATE customer SET id = 'u-1', user_id = 'u-1' WHERE id = 'a'");

        Map<String, Object> address =
                given().get("/api/v1/customers/u-1").then().extract().path("addresses[0]");
        assertThat(address).containsEntry("city", "Bern");
    }

    private static String added(String owner, String body) {
        String location =
                post(owner + "/addresses", body).statusCode(201).extract().header("Location");
        return location.substring(location.indexOf("/api/v1") + "/api/v1".length());
    }

    private static ValidatableResponse delete(String path, String ifMatch) {
        return given().header("If-Match", ifMatch).delete("/api/v1" + path).then();
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
