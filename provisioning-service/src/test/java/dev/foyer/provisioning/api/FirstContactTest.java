package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A company that is added together with the person whom staff spoke to. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class FirstContactTest {

    private static final String LARCH =
            "{\"name\":\"Larch\",\"email\":\"k@larch.example\",\"labels\":[\"fair\"],\"contact\":%s}";

    @Inject
    DataSource registry;

    @BeforeEach
    void nobody() {
        TestRegistry.execute(registry, "TRUNCATE customer, company, idempotency_key CASCADE");
    }

    @Test
    void comesWithTheCompanyAndIsSentWhatWasTicked() {
        String body = LARCH.formatted(
                "{\"email\":\"anna@larch.example\",\"firstName\":\"Anna\",\"labels\":[\"fair\"],\"sendPasswordLink\":true}");
        String id = post("/companies", "key", body)
                .statusCode(201)
                .body("contactCount", equalTo(1))
                .extract()
                .path("id");

        given().get("/api/v1/companies/" + id + "/contacts")
                .then()
                .body("items.email", contains("anna@larch.example"))
                .body("items.role", contains("admin"));
        given().get("/api/v1/customers?label=fair").then().body("items[0].lifecycle", equalTo("invited"));

        post("/companies", "key", body).statusCode(201).body("id", equalTo(id));
        assertThat(texts("SELECT kind FROM login_link")).containsExactly("invitation");
        assertThat(texts("SELECT id FROM mail")).isEmpty();
    }

    @Test
    void unaskedNobodyIsSentAnything() {
        post("/companies", LARCH.formatted("{\"email\":\"anna@larch.example\"}"))
                .statusCode(201);
        post("/companies", LARCH.replace("arch", "ime").formatted("null"))
                .statusCode(201)
                .body("contactCount", equalTo(0));

        assertThat(texts("SELECT id FROM login_link UNION ALL SELECT id::text FROM mail"))
                .isEmpty();
    }

    @Test
    void whoCannotBeAddedKeepsTheCompanyOutToo() {
        TestRegistry.execute(
                registry,
                "INSERT INTO customer (id, email, account_type) VALUES ('a', 'anna@larch.example', 'personal')");

        post("/companies", LARCH.formatted("{\"email\":\"nobody\",\"role\":\"king\",\"company\":\"x\"}"))
                .statusCode(400)
                .body("errors.field", contains("contact.email", "contact.role", "contact.company"));
        post("/companies", LARCH.formatted("{\"email\":\"Anna@larch.example\"}"))
                .statusCode(409);
        post("/companies", LARCH.formatted("{}")).statusCode(400).body("errors.field", contains("contact.email"));
        post("/companies", LARCH.formatted("[]")).statusCode(400).body("errors.field", contains("contact"));

        assertThat(texts("SELECT name FROM company")).isEmpty();
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }
}
