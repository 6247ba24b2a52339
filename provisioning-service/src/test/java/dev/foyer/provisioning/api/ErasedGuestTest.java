package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write about a customer, of a guest who has been erased. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(
        user = "boss",
        roles = {"foyer-agent", "foyer-admin", "manage"})
class ErasedGuestTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void anErasedGuestAndACompany() {
        empty();
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Print', 'k@example.org')");
        sql("INSERT INTO customer (id, account_type, active) VALUES ('g', 'guest', false)");
        sql("INSERT INTO customer_order (reference, customer_id, state, placed_at, delivered_at)"
                + " VALUES ('A-1', 'g', 'delivered', '2026-01-01T00:00:00Z', '2026-01-09T00:00:00Z')");
        sql("UPDATE customer SET erased_at = now(), expired_at = now() WHERE id = 'g'");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PATCH | /customers/g              | {"phone":"+41446681800"}
            PATCH | /customers/g              | {"firstName":"Rosa"}
            POST  | /customers/g/activate     | {}
            POST  | /customers/g/deactivate   | {"reason":"Rosa called"}
            POST  | /customers/g/addresses    | {"name":"Rosa","line1":"Weg 1","city":"Bern","country":"ch"}
            PUT   | /customers/g/legal-hold   | {"reason":"Rosa sues"}
            PUT   | /orders/A-2               | {"customerId":"g","state":"open","shop":"Rosa"}
            """)
    void isRefusedAndChangesNothing(Method method, String path, String body) {
        List<String> before = everything();

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body)
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:customer-status"));

        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO address (customer_id, parts) VALUES ('g', '{\"city\":\"Bern\"}')",
                "INSERT INTO membership (customer_id, company_id, role) VALUES ('g', 'k', 'buyer')",
                "INSERT INTO answer (customer_id, question, question_version, \"values\", source)"
                        + " VALUES ('g', 'how', 1, '{web}', 'staff')",
                "INSERT INTO request (type, customer_id, company_name) VALUES ('group_account', 'g', 'Rosa Ltd')",
                "INSERT INTO mail (customer_id, template, parameters) VALUES ('g', 'order-linked', '{}')",
                "INSERT INTO consent (customer_id, kind, given_at, confirmed_at, source, application, wording, language)"
                        + " VALUES ('g', 'newsletter', now(), now(), 'x', 'x', 'x', 'en')"
            })
    void noWriterGetsAnythingIntoTheDatabase(String sql) {
        List<String> before = everything();

        assertThatThrownBy(() -> sql(sql))
                .hasMessageMatching("(?s).*(The customer has been erased|customer_erased_stays_empty).*");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void ordersThatAreThereGoOnBeingToldOf() {
        given().contentType(ContentType.JSON)
                .body("{\"customerId\":\"g\",\"state\":\"returned\"}")
                .put("/api/v1/orders/A-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("returned"));
    }

    private List<String> everything() {
        return TestRegistry.texts(registry, """
                SELECT c::text FROM customer c
                UNION ALL SELECT o::text FROM customer_order o UNION ALL SELECT count(*)::text FROM audit
                UNION ALL SELECT count(*)::text FROM address UNION ALL SELECT count(*)::text FROM answer
                UNION ALL SELECT count(*)::text FROM membership UNION ALL SELECT count(*)::text FROM request
                UNION ALL SELECT count(*)::text FROM mail UNION ALL SELECT count(*)::text FROM legal_hold
                """);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
