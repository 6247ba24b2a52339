package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "erp", roles = "manage")
class GuestsTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void somebodyHasTheAddress() {
        empty();
        sql("INSERT INTO customer (id, user_id, account_type, email, email_verified, created_at)"
                + " VALUES ('rosa', 'u-rosa', 'personal', 'rosa@buyer.example', true, '2026-01-01T00:00:00Z')");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @Test
    void aGuestIsACustomerWhoseAddressProvesNothing() {
        String id = Calls.post(
                        "/guests",
                        "{\"email\":\"Rosa@Buyer.Example\",\"firstName\":\"Rosa\",\"lastName\":\"Meyer\",\"language\":\"fr\"}")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("accountType", equalTo("guest"))
                .body("email", equalTo("rosa@buyer.example"))
                .body("emailVerified", equalTo(false))
                .body("firstName", equalTo("Rosa"))
                .body("lastName", equalTo("Meyer"))
                .body("language", equalTo("fr"))
                .body("userId", nullValue())
                .body("lifecycle", equalTo("prospect"))
                .extract()
                .path("id");

        given().get("/api/v1/customers/" + id).then().statusCode(200).body("email", equalTo("rosa@buyer.example"));
        assertThat(TestRegistry.texts(registry, "SELECT id FROM customer WHERE email IS NOT NULL"))
                .containsExactly("rosa");
        assertThat(TestRegistry.texts(registry, "SELECT template FROM mail")).isEmpty();
    }

    @Test
    void tenGuestsMayHaveOneAddress() {
        for (int i = 0; i < 10; i++) {
            Calls.post("/guests", "{\"email\":\"rosa@buyer.example\"}").statusCode(201);
        }
        given().get("/api/v1/customers?guests=true").then().body("items.size()", equalTo(10));
    }

    @Test
    void aKeyMakesOneGuest() {
        List<String> ids = List.of(guest("k1"), guest("k1"));

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(guest("k2")).isNotEqualTo(ids.get(0));
        Calls.post("/guests", "k1", "{\"email\":\"ali@buyer.example\"}").statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {},                                                 email
            {"email":"rosa"},                                   email
            {"email":null},                                     email
            `{"email":"a@b.example","firstName":"<b>"}`,        firstName
            `{"email":"a@b.example","language":"???"}`,         language
            `{"email":"a@b.example","accountType":"personal"}`, accountType
            `{"email":"a@b.example","phone":"+41446681800"}`,   phone
            """)
    void aShopTellsNoMoreOfAGuestThanThis(String body, String field) {
        Calls.post("/guests", body).statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void guestsAreListedApart() {
        String guest = guest("k1");

        given().get("/api/v1/customers?guests=true").then().body("items.id", contains(guest));
        given().get("/api/v1/customers?guests=false").then().body("items.id", contains("rosa"));
        given().get("/api/v1/customers?guests=false&q=rosa").then().body("items.id", contains("rosa"));
        given().get("/api/v1/customers").then().body("items.id", contains(guest, "rosa"));
        given().get("/api/v1/customers?email=ROSA@buyer.example")
                .then()
                .body("items.id", containsInAnyOrder(guest, "rosa"));
        given().get("/api/v1/customers?guests=maybe").then().statusCode(400);
    }

    @Test
    void theAddressOfAGuestIsNotEdited() {
        String guest = guest("k1");

        Calls.patch("/customers/" + guest, "{\"email\":\"ali@buyer.example\"}")
                .statusCode(400)
                .body("errors.field", contains("email"));
        Calls.patch("/customers/" + guest, "{\"firstName\":\"Ali\"}")
                .statusCode(200)
                .body("firstName", equalTo("Ali"))
                .body("email", equalTo("rosa@buyer.example"));
    }

    private static String guest(String key) {
        return Calls.post("/guests", key, "{\"email\":\"rosa@buyer.example\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
