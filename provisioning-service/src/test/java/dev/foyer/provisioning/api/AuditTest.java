package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class AuditTest {

    // The audit cannot be emptied, so every test has customers of its own.
    private final String before = "before-" + UUID.randomUUID();
    private final String id = "today-" + UUID.randomUUID();
    private final String company = "company-" + UUID.randomUUID();

    @Inject
    DataSource registry;

    @BeforeEach
    void aCustomerWithAHistory() {
        sql("INSERT INTO customer (id, first_name) VALUES (?, 'Anna')", before);
        sql("INSERT INTO company (id, name, email) VALUES (?, 'Print', ?)", company, company + "@example.org");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES (?, ?, 'buyer')", before, company);
        sql("UPDATE customer SET id = ? WHERE id = ?", id, before);
        sql("UPDATE customer SET first_name = 'Änne', commission_reduced_percent = 1.5 WHERE id = ?", id);
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company, membership, customer_alias CASCADE");
    }

    @Test
    void theNewestChangeComesFirst() {
        given().get("/api/v1/customers/" + id + "/audit")
                .then()
                .statusCode(200)
                .body("items[0].actor", equalTo("system"))
                .body("items[0].reason", nullValue())
                .body("items[0].action", equalTo("update"))
                .body("items[0].entity", equalTo("customer"))
                .body("items[0].entityId", equalTo(id))
                .body("items[0].before", aMapWithSize(2))
                .body("items[0].before", hasEntry("firstName", "Anna"))
                .body("items[0].before", hasEntry("commissionReducedPercent", null))
                .body("items[0].after", hasEntry("firstName", "Änne"));
    }

    @Test
    void theHistoryBeforeAChangeOfTheIdIsThere() {
        given().get("/api/v1/customers/" + id + "/audit")
                .then()
                .body("items.entity", contains("customer", "membership", "customer", "membership", "customer"))
                .body("items.entityId", contains(id, id, id, before, before));
    }

    @Test
    void aCompanyTellsWhoCameAndWent() {
        sql("DELETE FROM membership WHERE company_id = ?", company);
        given().get("/api/v1/companies/" + company + "/audit")
                .then()
                .body("items.action", contains("delete", "update", "insert", "insert"))
                .body("items.entity", contains("membership", "membership", "membership", "company"));
    }

    @Test
    void itIsReadPageByPage() {
        List<String> actions = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/customers/" + id + "/audit")
                    .jsonPath();
            actions.addAll(page.getList("items.action"));
            cursor = page.getString("nextCursor");
        }
        assertThat(actions).containsExactly("update", "update", "update", "insert", "insert");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = java.util.Base64.getUrlEncoder()
                .encodeToString("1|1|c".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        given().queryParam("cursor", cursor)
                .get("/api/v1/customers/" + id + "/audit")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    private void sql(String statement, Object... parameters) {
        TestRegistry.execute(registry, statement, parameters);
    }
}
