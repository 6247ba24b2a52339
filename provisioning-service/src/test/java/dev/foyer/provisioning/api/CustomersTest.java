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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class CustomersTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void threeCustomersAndACompany() {
        sql("TRUNCATE customer, company, membership, customer_alias CASCADE");
        sql("""
            INSERT INTO customer (id, user_id, customer_number, email, email_verified, first_name, last_name, language,
                                  account_type, business_name, registered_at, created_at, former_emails)
            VALUES ('a', 'a', 'K-100', 'anna@example.org', true, 'Änne', 'Großmann', 'de', 'business', 'Print',
                    '2026-01-05T10:00:00Z', '2026-01-01T00:00:00.000001Z', '{old@example.org}'),
                   ('b', NULL, '50%_off', 'Bob@Example.org', false, 'Bob', NULL, NULL, 'personal', NULL,
                    NULL, '2026-01-02T00:00:00Z', '{}'),
                   ('c', 'c', NULL, NULL, false, NULL, NULL, NULL, 'guest', NULL, NULL, '2026-01-02T00:00:00Z', '{}')
            """);
        sql("UPDATE customer SET active = false WHERE id = 'c'");
        sql("INSERT INTO customer_alias VALUES ('former', 'a')");
        sql("""
            INSERT INTO company (id, name, email, customer_number, created_at)
            VALUES ('k', 'Café Zürich', 'office@zurich.example', 'F-1', '2026-01-01T00:00:00Z')
            """);
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin')");
    }

    @Test
    void aCustomerHasEveryFieldOfTheContract() {
        Map<String, Object> customer = given().get("/api/v1/customers/a")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .as(Map.class);

        assertThat(customer.keySet())
                .containsExactly(
                        "id",
                        "userId",
                        "externalId",
                        "customerNumber",
                        "accountType",
                        "lifecycle",
                        "active",
                        "email",
                        "emailVerified",
                        "formerEmails",
                        "firstName",
                        "lastName",
                        "phone",
                        "officePhone",
                        "language",
                        "timeZone",
                        "companies",
                        "addresses",
                        "labels",
                        "tags",
                        "newsletter",
                        "commissionReducedPercent",
                        "mfa",
                        "answers",
                        "createdAt",
                        "registeredAt",
                        "firstSignInAt",
                        "expiresAt",
                        "version");
        assertThat(customer)
                .containsEntry("lifecycle", "registered")
                .containsEntry("formerEmails", List.of("old@example.org"))
                .containsEntry(
                        "companies",
                        List.of(Map.of("id", "k", "name", "Café Zürich", "number", "F-1", "role", "admin")))
                .containsEntry("createdAt", "2026-01-01T00:00:00.000001Z")
                .containsEntry("labels", List.of())
                .containsEntry("mfa", Map.of("policy", "off"));
    }

    @Test
    void aCompanyHasEveryFieldOfTheContract() {
        Map<String, Object> company = given().get("/api/v1/companies/k")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .as(Map.class);

        assertThat(company.keySet())
                .containsExactly(
                        "id",
                        "externalId",
                        "customerNumber",
                        "name",
                        "email",
                        "phone",
                        "industry",
                        "language",
                        "status",
                        "lifecycle",
                        "labels",
                        "tags",
                        "shipTo",
                        "billTo",
                        "vatId",
                        "mfaPolicy",
                        "mfaRequiredFrom",
                        "contactCount",
                        "createdAt",
                        "version");
        assertThat(company).containsEntry("status", "active").containsEntry("contactCount", 1);
    }

    @Test
    void anIdOfThePastAnswersWithTheCustomer() {
        given().get("/api/v1/customers/former").then().statusCode(200).body("id", equalTo("a"));
    }

    @Test
    void theNewestComeFirstPageByPage() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    given().queryParam("limit", 1).queryParam("cursor", cursor).get("/api/v1/customers");
            seen.addAll(page.jsonPath().getList("items.id"));
            cursor = page.jsonPath().getString("nextCursor");
        }

        assertThat(seen).containsExactly("c", "b", "a");
    }

    @ParameterizedTest
    @CsvSource({
        "email, bob@example.org, b",
        "email, bob@, ''",
        "accountType, guest, c",
        "active, false, c",
        "active, true, b a",
        "lifecycle, registered, a",
        "lifecycle, prospect, c b",
        "seenFirstSignIn, true, ''",
        "seenFirstSignIn, false, c b a",
        "company, k, a",
        "company, elsewhere, ''",
        "email, '', c b a",
        "q, '', c b a"
    })
    void filtersNarrowTheList(String name, String value, String ids) {
        List<String> found = given().queryParam(name, value)
                .get("/api/v1/customers")
                .jsonPath()
                .getList("items.id");

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @Test
    void filtersAddUp() {
        sql("UPDATE customer SET first_sign_in_at = registered_at WHERE id = 'a'");
        given().queryParam("company", "k")
                .queryParam("lifecycle", "registered")
                .queryParam("accountType", "business")
                .queryParam("active", true)
                .queryParam("seenFirstSignIn", true)
                .queryParam("email", "ANNA@example.org")
                .queryParam("q", "anne print")
                .get("/api/v1/customers")
                .then()
                .body("items.id", empty());
        given().queryParam("lifecycle", "registered")
                .queryParam("accountType", "business")
                .queryParam("active", true)
                .queryParam("seenFirstSignIn", true)
                .queryParam("q", "anne cafe")
                .get("/api/v1/customers")
                .then()
                .body("items.id", contains("a"));
        given().queryParam("lifecycle", "registered")
                .queryParam("active", false)
                .get("/api/v1/customers")
                .then()
                .body("items.id", empty());
    }

    @Test
    void companiesListTheirContacts() {
        given().get("/api/v1/companies/k/contacts")
                .then()
                .body("items.id", contains("a"))
                .body("items[0].companies[0].role", equalTo("admin"))
                .body("nextCursor", nullValue());
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
