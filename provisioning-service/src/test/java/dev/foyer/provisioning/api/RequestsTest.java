package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.security.StaffScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "viewer", roles = "foyer-viewer")
class RequestsTest {

    @Inject
    DataSource registry;

    /** Anna asks to join k and is a new company's, Bob asked for a group account and was turned down. */
    @BeforeEach
    void someRequests() {
        TestRegistry.execute(registry, "TRUNCATE customer, company, identity_command CASCADE");
        TestRegistry.execute(registry, """
                INSERT INTO customer (id, user_id, email, first_name, last_name) VALUES
                ('a', 'u-a', 'anna@x.example', 'Anna', 'Berg'), ('b', 'u-b', 'bob@x.example', NULL, NULL)
                """);
        TestRegistry.execute(
                registry,
                "INSERT INTO company (id, name, email) VALUES ('k', 'Pine Ltd', 'k@x.example'), ('l', 'Fir', 'l@x')");
        TestRegistry.execute(registry, """
                INSERT INTO request (id, type, status, customer_id, company_id, company_name, created_at, decided_at,
                                     decided_by, reason) VALUES
                ('r1', 'join_company', 'open', 'a', 'k', 'PINE', '2026-01-05T10:00:00Z', NULL, NULL, NULL),
                ('r2', 'group_account', 'rejected', 'b', NULL, 'Oak', '2026-01-06T10:00:00Z', '2026-01-07T10:00:00Z',
                 'staff:1 agent', 'no trade'),
                ('r3', 'new_company', 'open', 'a', 'l', 'Fir', '2026-01-08T10:00:00Z', NULL, NULL, NULL)
                """);
    }

    @Test
    void areListedNewestFirstWithWhoAsksAndForWhat() {
        given().get("/api/v1/requests")
                .then()
                .statusCode(200)
                .body("items.id", contains("r3", "r2", "r1"))
                .body("nextCursor", nullValue())
                .body("items[2].type", equalTo("join_company"))
                .body("items[2].status", equalTo("open"))
                .body("items[2].customer.id", equalTo("a"))
                .body("items[2].customer.email", equalTo("anna@x.example"))
                .body("items[2].customer.firstName", equalTo("Anna"))
                .body("items[2].customer.lastName", equalTo("Berg"))
                .body("items[2].company.id", equalTo("k"))
                .body("items[2].company.name", equalTo("Pine Ltd"))
                .body("items[2].companyName", equalTo("PINE"))
                .body("items[2].createdAt", equalTo("2026-01-05T10:00:00Z"))
                .body("items[2].decidedAt", nullValue())
                .body("items[1].company", nullValue())
                .body("items[1].companyName", equalTo("Oak"))
                .body("items[1].decidedBy", equalTo("staff:1 agent"))
                .body("items[1].reason", equalTo("no trade"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=open                    | r3,r1
            status=rejected                | r2
            status=withdrawn               | ''
            type=group_account             | r2
            status=open&type=join_company  | r1
            status=&type=                  | r3,r2,r1
            status=open&type=group_account | ''
            """)
    void areNarrowedAndCountedByStatusAndType(String query, String ids) {
        List<String> found = given().get("/api/v1/requests?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(String.join(",", found)).isEqualTo(ids);
        given().get("/api/v1/requests/count?" + query)
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("count", equalTo(found.size()));
    }

    @Test
    void areReadPageByPage() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .queryParam("status", "open")
                    .get("/api/v1/requests")
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        }
        assertThat(ids).containsExactly("r3", "r1");
    }

    @ParameterizedTest
    @CsvSource({"status,done", "type,discount", "limit,0", "cursor,x"})
    void whatIsAskedWronglyIsRefused(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/api/v1/requests")
                .then()
                .statusCode(400)
                .body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource({"status,done", "type,discount"})
    void whatIsToBeCountedWronglyIsRefused(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/api/v1/requests/count")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-parameter"))
                .body("errors.field", contains(parameter));
    }

    @Test
    void oneIsReadByItsId() {
        given().get("/api/v1/requests/r1").then().statusCode(200).body("customer.id", equalTo("a"));
        given().get("/api/v1/requests/nothing").then().statusCode(404);
    }

    @Test
    void whatLeadsToACustomerOrCompanyOutOfScopeIsNotThere() {
        QuarkusMock.installMockForType(
                new StaffScope() {
                    @Override
                    public Condition customers(String alias) {
                        return Condition.of(alias + ".id <> ?", "b");
                    }

                    @Override
                    public Condition companies(String alias) {
                        return Condition.of(alias + ".id <> ?", "l");
                    }
                },
                StaffScope.class);

        given().get("/api/v1/requests").then().body("items.id", contains("r1"));
        given().get("/api/v1/requests?status=open").then().body("items.id", contains("r1"));
        given().get("/api/v1/requests/count").then().body("count", equalTo(1));
        given().get("/api/v1/requests/r2").then().statusCode(404);
        given().get("/api/v1/requests/r3").then().statusCode(404);
    }
}
