package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class CompanyActivationTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void aCompanyWithAContact() {
        empty();
        sql("INSERT INTO customer (id, user_id, email, email_verified) VALUES ('a', 'a', 'a@x.example', true)");
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'k@x.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin')");
        sql("DELETE FROM identity_command");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @Test
    void aBlockedCompanyIsAbsentFromTokensAndNothingElseOfItsContactsChanges() {
        String before = contact();
        post("/companies/k/block", "{\"reason\":\"Unpaid\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("blocked"));

        assertThat(texts("SELECT companies::text FROM user_identity")).containsExactly("{}");
        assertThat(texts("SELECT user_id || ' ' || kind FROM identity_command")).containsExactly("a state");
        assertThat(contact()).isEqualTo(before);
        given().get("/api/v1/companies/k/audit")
                .then()
                .body("items[0].reason", equalTo("Unpaid"))
                .body("items[0].after.status", equalTo("blocked"));
    }

    @Test
    void onceActiveAgainItIsBack() {
        post("/companies/k/block", "{}");
        post("/companies/k/activate", "{}").statusCode(200).body("status", equalTo("active"));

        assertThat(texts("SELECT cardinality(companies)::text FROM user_identity"))
                .containsExactly("1");
    }

    @Test
    void whoWasTurnedDownIsToldThatTheCompanyMayBuyInTheEnd() {
        post("/companies/k/block", "{}");
        post("/companies/k/activate", "{}").statusCode(200);
        assertThat(texts("SELECT template FROM mail")).isEmpty();

        sql("UPDATE company SET status = 'rejected'");
        post("/companies/k/activate", "{}").statusCode(200);
        post("/companies/k/activate", "{}").statusCode(200);
        assertThat(texts("SELECT customer_id || ' ' || template || ' ' || parameters FROM mail"))
                .containsExactly("a company-approved {\"company\": \"Pine\"}");
    }

    @Test
    void doingItAgainChangesNothing() {
        given().post("/api/v1/companies/k/activate").then().statusCode(200).header("ETag", "\"1\"");
        post("/companies/k/block", "{}").header("ETag", "\"2\"");
        post("/companies/k/block", "{}").statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void aRejectedCompanyMayBeLetInAllTheSame() {
        sql("UPDATE customer SET requested_at = '2026-01-05T10:00:00Z', registered_at = NULL");
        sql("UPDATE company SET status = 'rejected', rejected_at = '2026-01-06T10:00:00Z', registered_at = NULL");
        post("/companies/k/activate", "{}")
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("lifecycle", equalTo("registered"));

        assertThat(texts("SELECT lifecycle FROM customer")).containsExactly("registered");
    }

    @Test
    void aCompanyThatWaitsIsItsRequestsMatter() {
        sql("UPDATE company SET status = 'pending'");
        sql("INSERT INTO request (type, customer_id, company_id) VALUES ('new_company', 'a', 'k')");

        for (String call : List.of("activate", "block")) {
            post("/companies/k/" + call, "{}")
                    .statusCode(409)
                    .body("type", equalTo("urn:foyer:problem:company-status"));
        }
        assertThat(texts("SELECT status FROM company")).containsExactly("pending");
    }

    @Test
    void whatIsWrongIsTold() {
        post("/companies/k/block", "{\"until\":\"tomorrow\"}").statusCode(400).body("errors.field", contains("until"));
        post("/companies/nothing/block", "{}").statusCode(404);
        patch("/companies/k", "{\"status\":\"blocked\"}")
                .statusCode(400)
                .body("errors.field", contains("status"))
                .body(
                        "errors.message",
                        contains("is changed by POST block and activate, and by deciding the company's request"));
    }

    private String contact() {
        return texts("SELECT to_jsonb(c)::text FROM customer c").get(0);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
