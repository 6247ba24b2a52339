package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
        sql(
                "INSERT INTO address (id, customer_id, company_id, parts) VALUES ('home', 'hidden', NULL, '{\"city\":\"Bern\"}'), "
                        + "('dock', NULL, 'hidden', '{\"city\":\"Bern\"}'), ('gate', NULL, 'open', '{\"city\":\"Bern\"}')");
        sql("INSERT INTO company_domain (company_id, domain, unicode, challenge) "
                + "VALUES ('hidden', 'hidden.example', 'hidden.example', 'c')");
        sql(
                "INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES ('O-1', 'hidden', 'open', now()), "
                        + "('O-2', 'seen', 'open', now())");
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
            POST, /customers/hidden/addresses, {"city":"Bern"}
            PATCH, /customers/hidden/addresses/home, {"city":"Bern"}
            DELETE, /customers/hidden/addresses/home, {}
            POST, /companies/hidden/addresses, {"city":"Bern"}
            PATCH, /companies/hidden/addresses/dock, {"city":"Bern"}
            DELETE, /companies/hidden/addresses/dock, {}
            PUT, /companies/hidden/domains/hidden.example, {}
            DELETE, /companies/hidden/domains/hidden.example, {}
            POST, /companies/hidden/domains/hidden.example/verify, {}
            PUT, /companies/hidden/contacts/seen, {"role":"buyer"}
            PUT, /companies/open/contacts/hidden, {"role":"buyer"}
            DELETE, /companies/hidden/contacts/seen, {}
            DELETE, /companies/open/contacts/hidden, {}
            POST, /companies/hidden/invitations, `{"email":"new@example.org","role":"buyer"}`
            DELETE, /companies/hidden/invitations/x, {}
            POST, /orders/O-1/link, {"customerId":"seen"}
            DELETE, /orders/O-1/link, {}
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
    void listsThatAreTakenOutEndWhereTheScopeDoes() {
        String customers = given().get("/api/v1/exports/customers.csv").asString();
        assertThat(customers.lines()).hasSize(2);
        assertThat(customers).contains(",open,Print,buyer,").doesNotContain("hidden");
        String companies = given().get("/api/v1/exports/companies.csv").asString();
        assertThat(companies.lines()).hasSize(2);
        assertThat(companies).contains("Print,p@example.org,,,,,1,").doesNotContain("Secret");
    }

    @Test
    void aFileMayMeanAnybodySoItIsForThoseWhoSeeAll() {
        given().multiPart("file", "email\n")
                .multiPart("kind", "companies")
                .post("/api/v1/imports")
                .then()
                .statusCode(403);
        given().get("/api/v1/imports/x/errors").then().statusCode(403);
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
                "/customers/hidden/addresses",
                "/customers/hidden/orders",
                "/orders/O-1",
                "/companies/hidden/addresses",
                "/companies/hidden/domains",
                "/companies/hidden",
                "/companies/hidden/audit",
                "/companies/hidden/contacts",
                "/companies/hidden/invitations"
            })
    void nothingHiddenIsFoundByItsId(String path) {
        given().get("/api/v1" + path).then().statusCode(404);
    }

    @Test
    void ordersAreFoundWithTheirCustomersAndThoseOfHiddenOnesAreNot() {
        given().queryParam("q", "O-")
                .get("/api/v1/search")
                .then()
                .body("customers.customer.id", contains("seen"))
                .body("customers[0].orders.reference", contains("O-2"));
    }

    @Test
    void noOrderIsLinkedToAHiddenCustomer() {
        Calls.post("/orders/O-2/link", "{\"customerId\":\"hidden\"}")
                .statusCode(400)
                .body("errors.field", contains("customerId"));
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
    void customersShowOnlyAddressesOfCompaniesInScope() {
        given().get("/api/v1/customers/seen").then().body("addresses.id", contains("gate"));
    }

    @Test
    void aHiddenAddressIsNotReachedByWayOfAnother() {
        given().header("If-Match", "*")
                .delete("/api/v1/companies/open/addresses/dock")
                .then()
                .statusCode(404);
        given().header("If-Match", "*")
                .delete("/api/v1/customers/seen/addresses/home")
                .then()
                .statusCode(404);
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

        sql("INSERT INTO address (company_id, parts) VALUES ('" + open + "', '{\"city\":\"Bern\"}')");

        given().get("/api/v1/customers/" + seen + "/audit").then().body("items.relatedId", contains(open, null));
        given().get("/api/v1/companies/" + open + "/audit")
                .then()
                .body("items.entity", contains("address", "membership", "company"));
        given().get("/api/v1/companies/" + open + "/audit").then().body("items[1].entityId", equalTo(seen));
    }

    @Test
    void requestsAreCountedInScope() {
        sql("INSERT INTO request (type, customer_id, company_id) VALUES ('join_company', 'seen', 'open'), "
                + "('join_company', 'seen', 'hidden'), ('join_company', 'hidden', 'open')");
        sql("INSERT INTO request (type, customer_id, company_name) VALUES ('group_account', 'seen', 'Oak')");

        given().get("/api/v1/requests/count").then().body("count", equalTo(2));
        given().get("/api/v1/requests/count?status=open&type=join_company")
                .then()
                .body("count", equalTo(1));
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
