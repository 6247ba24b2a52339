package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

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

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class ContactPlacementTest {

    private static final String MEMBERS =
            "SELECT customer_id || ' ' || role FROM membership WHERE company_id = 'k' ORDER BY 1";

    private static final String MAILS = """
            SELECT concat_ws('|', customer_id, template, parameters) FROM mail ORDER BY created_at
            """;

    @Inject
    DataSource registry;

    /** Anna is an admin of Pine, Bob a buyer, and Carl a prospect in no company. */
    @BeforeEach
    void aCompany() {
        empty();
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'office@pine.example')");
        sql("""
            INSERT INTO customer (id, user_id, email, email_verified, account_type, created_at)
            VALUES ('a', 'u-a', 'anna@pine.example', true, 'business', '2026-01-01T00:00:00Z'),
                   ('b', 'u-b', 'bob@pine.example', true, 'business', '2026-01-02T00:00:00Z'),
                   ('c', NULL, 'carl@pine.example', false, NULL, '2026-01-03T00:00:00Z'),
                   ('g', 'u-g', NULL, false, 'guest', '2026-01-04T00:00:00Z')
            """);
        sql("""
            INSERT INTO membership (customer_id, company_id, role, created_at)
            VALUES ('a', 'k', 'admin', '2026-02-01T00:00:00Z'), ('b', 'k', 'buyer', '2026-02-02T00:00:00Z')
            """);
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, mail CASCADE");
    }

    @Test
    void contactsAreCustomersWithARoleInThisCompany() {
        given().get("/api/v1/companies/k/contacts")
                .then()
                .statusCode(200)
                .body("items.id", contains("b", "a"))
                .body("items.customerId", contains("b", "a"))
                .body("items.email", contains("bob@pine.example", "anna@pine.example"))
                .body("items.role", contains("buyer", "admin"))
                .body("items.since", contains("2026-02-02T00:00:00Z", "2026-02-01T00:00:00Z"))
                .body("items.active", contains(true, true))
                .body("items[0].companies.id", contains("k"));
    }

    @Test
    void aCustomerWhoIsThereAlreadyBecomesAContactAndNobodyIsMailed() {
        put("/k/contacts/c", "viewer")
                .statusCode(201)
                .body("customerId", equalTo("c"))
                .body("id", equalTo("c"))
                .body("role", equalTo("viewer"))
                .body("since", notNullValue());

        assertThat(texts(MEMBERS)).containsExactly("a admin", "b buyer", "c viewer");
        assertThat(texts(MAILS)).isEmpty();
        given().get("/api/v1/companies/k").then().body("version", equalTo(2)).body("contactCount", equalTo(3));
    }

    @Test
    void whoWaitedToBeLetInIsRegisteredByJoiningACompanyThatMayBuy() {
        sql("UPDATE customer SET requested_at = now() WHERE id = 'b'");
        sql("DELETE FROM membership WHERE customer_id = 'b'");

        put("/k/contacts/b", "buyer").statusCode(201).body("lifecycle", equalTo("registered"));
    }

    @Test
    void aCustomerIsFoundByAnIdOfThePast() {
        sql("INSERT INTO customer_alias (old_id, customer_id) VALUES ('old', 'c')");

        put("/k/contacts/old", "buyer").statusCode(201).body("customerId", equalTo("c"));
        remove("/k/contacts/old").statusCode(204);
        assertThat(texts(MEMBERS)).containsExactly("a admin", "b buyer");
    }

    @Test
    void aContactGetsAnotherRoleAndAMail() {
        put("/k/contacts/b", "admin").statusCode(200).body("role", equalTo("admin"));
        put("/k/contacts/b", "admin").statusCode(200);

        assertThat(texts(MAILS)).containsExactly("b|role-changed|{\"role\": \"admin\", \"company\": \"Pine\"}");
        assertThat(
                        texts(
                                "SELECT concat_ws('|', actor, entity_id, before ->> 'role', after ->> 'role') FROM audit WHERE entity = 'membership' AND action = 'update' ORDER BY id DESC LIMIT 1"))
                .containsExactly("staff:agent|b|buyer|admin");
    }

    @Test
    void aContactIsTakenOutAndStaysACustomer() {
        remove("/k/contacts/b").statusCode(204);

        assertThat(texts(MEMBERS)).containsExactly("a admin");
        assertThat(texts(MAILS)).containsExactly("b|member-removed|{\"company\": \"Pine\"}");
        given().get("/api/v1/customers/b").then().statusCode(200);
        given().get("/api/v1/companies/k").then().body("version", equalTo(2));
        remove("/k/contacts/b").statusCode(404);
    }

    @Test
    void whoHasNoLoginOrIsInactiveGetsNoMail() {
        put("/k/contacts/c", "buyer");
        sql("UPDATE customer SET active = false WHERE id = 'b'");

        put("/k/contacts/c", "viewer").statusCode(200);
        remove("/k/contacts/c").statusCode(204);
        remove("/k/contacts/b").statusCode(204);

        assertThat(texts(MAILS)).isEmpty();
    }

    @Test
    void whoeverStaysHasAnAdmin() {
        put("/k/contacts/a", "buyer").statusCode(409).body("type", equalTo("urn:foyer:problem:last-admin"));
        remove("/k/contacts/a").statusCode(409);
        assertThat(texts(MEMBERS)).containsExactly("a admin", "b buyer");
        assertThat(texts(MAILS)).isEmpty();

        remove("/k/contacts/b").statusCode(204);
        remove("/k/contacts/a").statusCode(204);
        assertThat(texts(MEMBERS)).isEmpty();
    }

    @Test
    void theFirstMemberIsAnAdmin() {
        sql("DELETE FROM membership");

        put("/k/contacts/c", "viewer").statusCode(409).body("type", equalTo("urn:foyer:problem:last-admin"));
        put("/k/contacts/c", "admin").statusCode(201);
    }

    @Test
    void staffMayLeaveACompanyToSomebodyWithoutALoginYet() {
        put("/k/contacts/c", "admin").statusCode(201);

        remove("/k/contacts/a").statusCode(204);
        assertThat(texts(MEMBERS)).containsExactly("b buyer", "c admin");
    }

    @Test
    void guestsBelongToNoCompany() {
        put("/k/contacts/g", "buyer").statusCode(400).body("errors.field", contains("customerId"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        put("/none/contacts/c", "buyer").statusCode(404);
        put("/k/contacts/none", "buyer").statusCode(404);
        remove("/none/contacts/b").statusCode(404);
        remove("/k/contacts/c").statusCode(404);
    }

    @Test
    void whatIsNoRoleIsRefused() {
        put("/k/contacts/c", "owner").statusCode(400).body("errors.field", contains("role"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/v1/companies/k/contacts/c")
                .then()
                .statusCode(400)
                .body("errors.field", contains("role"));
        given().contentType(ContentType.JSON)
                .body("{\"role\":\"buyer\",\"since\":1}")
                .put("/api/v1/companies/k/contacts/c")
                .then()
                .statusCode(400)
                .body("errors.field", contains("since"));
        assertThat(texts(MEMBERS)).containsExactly("a admin", "b buyer");
    }

    private static ValidatableResponse put(String path, String role) {
        return given().contentType(ContentType.JSON)
                .body("{\"role\":\"" + role + "\"}")
                .put("/api/v1/companies" + path)
                .then();
    }

    private static ValidatableResponse remove(String path) {
        return given().delete("/api/v1/companies" + path).then();
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
