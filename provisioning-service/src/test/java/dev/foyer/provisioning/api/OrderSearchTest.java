package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One box for customers and orders. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "viewer", roles = "foyer-viewer")
class OrderSearchTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void peopleAndOrders() {
        leaveNothing();
        sql("""
            INSERT INTO customer (id, account_type, email, guest_email, first_name, created_at)
            VALUES ('rosa', 'personal', 'rosa@buyer.example', NULL, 'Rosa', '2026-01-01T00:00:00Z'),
                   ('ali', 'personal', 'ali@buyer.example', NULL, 'Ali', '2026-01-02T00:00:00Z'),
                   ('g1', 'guest', NULL, 'rosa@buyer.example', NULL, '2026-01-03T00:00:00Z'),
                   ('g2', 'guest', NULL, 'guest@buyer.example', 'A-1', '2026-01-04T00:00:00Z')
            """);
        sql("""
            INSERT INTO customer_order (reference, customer_id, state, placed_at)
            VALUES ('A-1', 'rosa', 'open', now()), ('a-12', 'rosa', 'open', now()), ('A-13', 'g1', 'open', now()),
                   ('Q%1', 'ali', 'open', now()), ('ÄB', 'ali', 'open', now())
            """);
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company, customer_alias, identity_command CASCADE");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # orders stand under their customer, guests apart
            a-1,                rosa[A-1 a-12],      g1[A-13] g2[]
            A-12,               rosa[a-12],          -
            A-13,               -,                   g1[A-13]
            # in no other way than a reference begins
            -1,                 -,                   g2[]
            Q%,                 ali[Q%1],            -
            Q_,                 -,                   -
            ÄB,                 ali[ÄB],             -
            # customers by what is typed
            rosa,               rosa[],              g1[]
            rosa@buyer.example, rosa[],              g1[]
            buyer,              ali[] rosa[],        g2[] g1[]
            nobody,             -,                   -
            %,                  -,                   -
            """)
    void oneBoxFindsCustomersAndOrders(String q, String customers, String guests) {
        JsonPath found = search(q);
        assertThat(groups(found, "customers")).isEqualTo(customers);
        assertThat(groups(found, "guests")).isEqualTo(guests);
    }

    @Test
    void nothingTypedFindsNothing() {
        given().get("/api/v1/search").then().statusCode(200);
        assertThat(groups(search(" "), "customers")).isNull();
        given().queryParam("q", "x".repeat(201)).get("/api/v1/search").then().statusCode(400);
    }

    @Test
    void anOrderThatWasLinkedStandsUnderItsCustomerOfToday() {
        sql(
                "UPDATE customer_order SET customer_id = 'ali', linked_from = 'g1', linked_at = now() WHERE reference = 'A-13'");

        assertThat(groups(search("a-13"), "customers")).isEqualTo("ali[A-13]");
        assertThat(groups(search("a-13"), "guests")).isNull();
    }

    private static JsonPath search(String q) {
        return given().queryParam("q", q)
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String groups(JsonPath found, String group) {
        List<String> shown = new ArrayList<>();
        int size = found.getInt(group + ".size()");
        for (int i = 0; i < size; i++) {
            List<String> orders = found.getList(group + "[" + i + "].orders.reference");
            shown.add(found.getString(group + "[" + i + "].customer.id") + "[" + String.join(" ", orders) + "]");
        }
        return shown.isEmpty() ? null : String.join(" ", shown);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
