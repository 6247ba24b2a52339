package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.security.StaffScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller sees whose scope ends somewhere: of everything hidden, not even the name or the number. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class StaffScopeTest {

    /** Everything but the customer and the company named "hidden". */
    static class Narrow extends StaffScope {

        @Override
        public Condition customers(String alias) {
            return Condition.of(alias + ".id <> ?", "hidden");
        }

        @Override
        public Condition companies(String alias) {
            return Condition.of(alias + ".id <> ?", "hidden");
        }
    }

    @Inject
    DataSource registry;

    @BeforeEach
    void aScopeThatEndsSomewhere() {
        QuarkusMock.installMockForType(new Narrow(), StaffScope.class);
        empty();
        sql("INSERT INTO customer (id, user_id) VALUES ('seen', 'seen'), ('hidden', 'hidden')");
        sql("INSERT INTO company (id, name, email) VALUES ('open', 'Print', 'p@example.org'), "
                + "('hidden', 'Secret', 's@example.org')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('seen', 'open', 'buyer'), "
                + "('seen', 'hidden', 'buyer'), ('hidden', 'open', 'admin')");
        sql("INSERT INTO mirror_parked (user_id, reason, next_attempt_at) VALUES ('seen', 'r', now()), "
                + "('hidden', 'r', now()), ('unknown', 'r', now())");
    }

    @AfterEach
    void leaveNothing() {
        empty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            PATCH, /customers/hidden, {"phone":null}
            POST, /customers/hidden/deactivate, {}
            POST, /customers/hidden/activate, {}
            PATCH, /companies/hidden, {"phone":null}
            POST, /companies/hidden/contacts, {"email":"new@example.org"}
            """)
    void nothingHiddenIsChanged(String method, String path, String body) {
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyIsAddedToAHiddenCompany() {
        Calls.post("/customers", "{\"accountType\":\"business\",\"email\":\"new@example.org\",\"company\":\"hidden\"}")
                .statusCode(400)
                .body("errors.field", contains("company"));
    }

    @Test
    void commandsAreThoseOfCustomersInScope() {
        sql("DELETE FROM identity_command");
        sql("INSERT INTO identity_command (id, user_id, kind) VALUES "
                + "('3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c01', 'seen', 'state'), "
                + "('3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c02', 'hidden', 'state')");

        given().get("/api/v1/status").then().body("commands.waiting", equalTo(1));
        given().post("/api/v1/commands/3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c01/retry")
                .then()
                .statusCode(204);
        given().post("/api/v1/commands/3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c02/retry")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/hidden",
                "/customers/hidden/audit",
                "/customers/hidden/consents",
                "/companies/hidden",
                "/companies/hidden/audit",
                "/companies/hidden/contacts"
            })
    void nothingHiddenIsFoundByItsId(String path) {
        given().get("/api/v1" + path).then().statusCode(404);
    }

    @Test
    void customersShowOnlyCompaniesInScope() {
        given().get("/api/v1/customers")
                .then()
                .body("items.id", contains("seen"))
                .body("items[0].companies.id", contains("open"));
        given().get("/api/v1/customers/seen").then().body("companies.id", contains("open"));
    }

    @Test
    void aHiddenCompanyFindsNobodyByItsName() {
        given().queryParam("q", "secret").get("/api/v1/customers").then().body("items", emptyIterable());
        given().queryParam("q", "print secret").get("/api/v1/customers").then().body("items", emptyIterable());
        given().queryParam("q", "print").get("/api/v1/customers").then().body("items.id", contains("seen"));
        given().queryParam("company", "hidden").get("/api/v1/customers").then().body("items", emptyIterable());
    }

    @Test
    void theAuditTellsNothingOfWhatIsHidden() {
        String seen = "seen" + System.nanoTime();
        String open = "open" + System.nanoTime();
        sql("INSERT INTO customer (id) VALUES ('" + seen + "')");
        sql("INSERT INTO company (id, name, email) VALUES ('" + open + "', 'Open', '" + open + "@example.org')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('" + seen + "', 'hidden', 'buyer'), " + "('"
                + seen + "', '" + open + "', 'buyer'), ('hidden', '" + open + "', 'buyer')");

        given().get("/api/v1/customers/" + seen + "/audit").then().body("items.relatedId", contains(open, null));
        given().get("/api/v1/companies/" + open + "/audit").then().body("items.entityId", contains(seen, open));
    }

    @Test
    void contactsAreCountedAndListedInScope() {
        given().get("/api/v1/companies")
                .then()
                .body("items.id", contains("open"))
                .body("items[0].contactCount", equalTo(1));
        given().get("/api/v1/companies/open").then().body("contactCount", equalTo(1));
        given().get("/api/v1/companies/open/contacts").then().body("items.id", contains("seen"));
    }

    @Test
    void parkedUsersAreThoseOfCustomersInScope() {
        given().get("/api/v1/status").then().body("mirror.parked.userId", contains("seen"));
    }

    private void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, mirror_parked CASCADE");
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
