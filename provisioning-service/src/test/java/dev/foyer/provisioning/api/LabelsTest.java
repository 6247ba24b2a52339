package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that staff put on customers and companies. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class LabelsTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void annaAndAContactOfLarch() {
        TestRegistry.execute(registry, "TRUNCATE customer, company, idempotency_key, invitation_run CASCADE");
        TestRegistry.execute(
                registry,
                "INSERT INTO customer (id, email, account_type) VALUES ('a', 'anna@x.example', 'personal'), ('b', 'b@x.example', 'business')");
        TestRegistry.execute(registry, "INSERT INTO company (id, name, email) VALUES ('k', 'Larch', 'k@x.example')");
        TestRegistry.execute(
                registry, "INSERT INTO membership (customer_id, company_id, role) VALUES ('b', 'k', 'buyer')");
    }

    @Test
    void labelsAreWrittenAsAWholeAndKeepTheirSpelling() {
        patch("/customers/a", "{\"labels\":[\" VIP \",\"spring\"]}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("labels", contains("spring", "VIP"));
        patch("/customers/a", "\"2\"", "{\"labels\":[\"vip\",\"autumn\",\"Autumn\"]}")
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("labels", contains("autumn", "VIP"));
        patch("/customers/a", "\"3\"", "{\"labels\":[\"autumn\",\"VIP\"]}").header("ETag", "\"3\"");
        patch("/customers/a", "\"3\"", "{\"labels\":null}")
                .header("ETag", "\"4\"")
                .body("labels", empty());

        assertThat(TestRegistry.texts(
                        registry,
                        "SELECT action || ' ' || (coalesce(after, before) ->> 'name') FROM audit WHERE entity = 'label' AND entity_id = 'a'"
                                + " ORDER BY id"))
                .contains("insert VIP", "delete spring", "delete VIP");
    }

    @Test
    void companiesHaveThemTooAndFindTheirContacts() {
        patch("/companies/k", "{\"labels\":[\"Spring\"]}").statusCode(200).body("labels", contains("Spring"));
        patch("/customers/a", "{\"labels\":[\"spring\"]}").statusCode(200);

        given().get("/api/v1/customers?label=SPRING")
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder("a", "b"));
        given().get("/api/v1/customers?label=autumn").then().body("items", empty());
        post("/invitation-runs/preview", "{\"filter\":{\"label\":\"spring\"}}")
                .statusCode(200)
                .body("invite", equalTo(2));
    }

    @Test
    void aNewCustomerOrCompanyMayHaveThemAtOnce() {
        post("/customers", "{\"accountType\":\"personal\",\"email\":\"c@x.example\",\"labels\":[\"new\"]}")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("labels", contains("new"));
        post("/companies", "{\"name\":\"Pine\",\"email\":\"p@x.example\",\"labels\":[\"new\"]}")
                .statusCode(201)
                .body("labels", contains("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"spring\"", "[1]", "[\"\"]", "[\"a\\nb\"]", "{}"})
    void whatIsNoListOfWordsIsRefused(String labels) {
        patch("/customers/a", "{\"labels\":" + labels + "}").statusCode(400).body("errors.field", contains("labels"));
    }

    @Test
    void tagsAreNotWrittenHere() {
        patch("/customers/a", "{\"tags\":[\"x\"]}").statusCode(400).body("errors.field", contains("tags"));
    }
}
