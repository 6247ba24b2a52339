package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One word for many customers or companies. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class AssignmentsTest {

    @Inject
    DataSource registry;

    /** Three customers, one of them erased, and two companies; a has the tag already. */
    @BeforeEach
    void some() {
        sql("TRUNCATE customer, company, idempotency_key CASCADE");
        sql("""
                INSERT INTO customer (id, email, account_type) VALUES
                  ('a', 'a@x.example', 'personal'), ('b', 'b@x.example', 'personal'), ('c', 'c@x.example', 'business')
                """);
        sql("INSERT INTO customer (id, account_type, active, erased_at) VALUES ('e', 'personal', false, now())");
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Larch', 'k@x.example'), ('l', 'Lime', 'l@x.example')");
        sql("INSERT INTO label (kind, customer_id, name) VALUES ('tag', 'a', 'VIP')");
    }

    @Test
    void customersGetATagByIdsAndWhoHasItKeepsIt() {
        String body = "{\"customers\":[\"a\",\"b\",\"e\",\"none\"],\"reason\":\"spring fair\"}";
        expect(post("/tags/vip/assignments/preview", body), 2, 1, 0);
        assertThat(tags("b")).isEmpty();

        expect(post("/tags/vip/assignments", "key", body), 2, 1, 0);
        expect(post("/tags/vip/assignments", "key", body), 2, 1, 0);
        expect(post("/tags/vip/assignments", body), 2, 0, 0);

        assertThat(tags("a")).containsExactly("VIP");
        assertThat(tags("b")).containsExactly("vip");
        assertThat(texts("SELECT id || ' ' || version FROM customer WHERE id IN ('a', 'b') ORDER BY id"))
                .containsExactly("a 1", "b 2");
        given().get("/api/v1/customers/b/audit")
                .then()
                .body("items[0].entity", equalTo("label"))
                .body("items[0].reason", equalTo("spring fair"))
                .body("items[0].after.name", equalTo("vip"));
        given().get("/api/v1/customers?tag=VIP").then().body("items.id", containsInAnyOrder("a", "b"));
    }

    @Test
    void aFilterMeansWhomTheListWouldShow() {
        expect(post("/labels/wave-1/assignments", "{\"filter\":{\"accountType\":\"personal\"}}"), 2, 2, 0);
        expect(post("/labels/wave-1/assignments", "{\"filter\":{\"label\":\"wave-1\"},\"remove\":true}"), 2, 2, 0);
        expect(post("/labels/wave-1/assignments/preview", "{\"filter\":{},\"remove\":true}"), 3, 0, 0);
        assertThat(texts("SELECT id FROM label WHERE kind = 'label'")).isEmpty();
    }

    @Test
    void companiesHaveThemToo() {
        expect(post("/tags/trade/assignments", "{\"companies\":[\"k\"]}"), 1, 1, 0);
        expect(post("/tags/trade/assignments", "{\"companyFilter\":{\"q\":\"lime\"}}"), 1, 1, 0);
        expect(post("/tags/trade/assignments", "{\"companyFilter\":{\"tag\":\"TRADE\"},\"remove\":true}"), 2, 2, 0);
        expect(post("/labels/trade/assignments", "{\"companyFilter\":{}}"), 2, 2, 0);
        given().get("/api/v1/companies/k")
                .then()
                .body("tags.size()", equalTo(0))
                .body("labels", contains("trade"));
    }

    @Test
    void whoHasAsManyAsOneMayHaveGetsNoMore() {
        sql("INSERT INTO label (kind, customer_id, name) SELECT 'tag', 'b', 't' || n FROM generate_series(1, 50) n");
        expect(post("/tags/vip/assignments/preview", "{\"customers\":[\"b\",\"c\"]}"), 2, 1, 1);
        expect(post("/tags/vip/assignments", "{\"customers\":[\"b\",\"c\"]}"), 2, 1, 1);
        expect(post("/tags/t7/assignments", "{\"customers\":[\"b\"],\"remove\":true}"), 1, 1, 0);
    }

    @Test
    void whatMakesNoSenseChangesNothing() {
        for (String body : List.of(
                "{}",
                "{\"customers\":[\"a\"],\"companies\":[\"k\"]}",
                "{\"customers\":[\"a\"],\"filter\":{}}",
                "{\"customers\":[]}",
                "{\"companies\":[1]}",
                "{\"customers\":[\"a\"],\"remove\":\"yes\"}",
                "{\"companyFilter\":{\"city\":\"x\"}}")) {
            post("/tags/vip/assignments", body).statusCode(400);
        }
        post("/tags/ /assignments", "{\"customers\":[\"b\"]}").statusCode(400);
        post("/tags/" + "x".repeat(65) + "/assignments", "{\"customers\":[\"b\"]}")
                .statusCode(400)
                .body("errors.field", hasItem("tag"));
        assertThat(texts("SELECT name FROM label")).containsExactly("VIP");
    }

    @Test
    void listsAskForAllSomeOrNoneOfTheWords() {
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('c', 'k', 'buyer')");
        sql("INSERT INTO label (kind, customer_id, name) VALUES ('tag', 'a', 'spring'), ('tag', 'b', 'spring')");
        sql("INSERT INTO label (kind, company_id, name) VALUES ('tag', 'k', 'Trade'), ('tag', 'l', 'Trade')");
        sql("INSERT INTO label (kind, company_id, name) VALUES ('tag', 'l', 'vip'), ('label', 'l', 'vip')");

        expectCustomers("tag=vip&tag=SPRING", "a");
        expectCustomers("anyTag=vip&anyTag=trade", "a", "c");
        expectCustomers("noTag=vip&noTag=trade&active=true", "b");
        expectCustomers("anyTag=spring&noTag=vip", "b");
        expectCustomers("tag=&noTag=spring&active=true", "c");
        given().get("/api/v1/companies?tag=trade&noTag=vip").then().body("items.id", contains("k"));
        given().get("/api/v1/companies?label=vip").then().body("items.id", contains("l"));
        expect(
                post(
                        "/labels/x/assignments/preview",
                        "{\"filter\":{\"anyTag\":[\"vip\",\"trade\"],\"noTag\":\"spring\"}}"),
                1,
                1,
                0);
        given().get("/api/v1/customers?" + "tag=x&".repeat(21))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("tag"));
    }

    @Test
    void theWordsInUseAreCountedByTheAlphabet() {
        sql(
                "INSERT INTO label (kind, customer_id, name) VALUES ('tag', 'b', 'vip'), ('tag', 'b', 'Ash'), ('label', 'b', 'birch')");
        sql("INSERT INTO label (kind, company_id, name) VALUES ('tag', 'l', 'vip')");
        given().get("/api/v1/tags")
                .then()
                .body("items.name", contains("Ash", "VIP"))
                .body("items.customers", contains(1, 2))
                .body("items.companies", contains(0, 1))
                .body("nextCursor", nullValue());
        given().get("/api/v1/labels").then().body("items.name", contains("birch"));
        String next = given().get("/api/v1/tags?limit=1")
                .then()
                .body("items.name", contains("Ash"))
                .extract()
                .path("nextCursor");
        given().get("/api/v1/tags?limit=1&cursor=" + next)
                .then()
                .body("items.name", contains("VIP"))
                .body("nextCursor", nullValue());
        given().get("/api/v1/tags?cursor=*").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void viewersDoNot() {
        post("/tags/vip/assignments", "{\"customers\":[\"b\"]}").statusCode(403);
        post("/labels/vip/assignments", "{\"customers\":[\"b\"]}").statusCode(403);
        post("/tags/vip/assignments/preview", "{\"customers\":[\"b\"]}").statusCode(403);
    }

    private static void expectCustomers(String query, String... ids) {
        given().get("/api/v1/customers?" + query).then().statusCode(200).body("items.id", containsInAnyOrder(ids));
    }

    private static void expect(ValidatableResponse answer, int meant, int changed, int full) {
        answer.statusCode(200)
                .body("meant", equalTo(meant))
                .body("changed", equalTo(changed))
                .body("full", equalTo(full));
    }

    private List<String> tags(String customer) {
        return texts("SELECT name FROM label WHERE kind = 'tag' AND customer_id = '" + customer + "' ORDER BY name");
    }

    private void sql(String sql) {
        TestRegistry.execute(registry, sql);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }
}
