package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.erasure.ErasureOnRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers who want to be forgotten, and what they may want before. Nothing goes to Keycloak here. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "boss", roles = "foyer-admin")
class ErasureOnRequestTest {

    private static final String ASKED = "{\"reason\":\"asked by letter\"}";

    @Inject
    DataSource registry;

    /** A customer with a login, one who has been invited, and a guest. */
    @BeforeEach
    void three() {
        sql(
                "TRUNCATE customer, company, customer_order, customer_alias, identity_command, idempotency_key, mail CASCADE");
        sql("""
                INSERT INTO customer (id, user_id, email, email_verified, registered_at, active, account_type, guest_email) VALUES
                  ('r', 'u-r', 'r@x.example', true, now(), true, 'personal', NULL),
                  ('p', NULL, 'p@x.example', false, NULL, true, 'personal', NULL),
                  ('g', 'u-g', NULL, false, NULL, true, 'guest', 'g@x.example')
                """);
        sql("DELETE FROM identity_command");
    }

    @Test
    void whoIsToBeErasedCannotSignInFromThenOnAndIsForgottenOnceKeycloakHas() throws SQLException {
        post("/customers/r/erase", "key", ASKED).statusCode(202).body("active", equalTo(false));
        post("/customers/r/erase", "key", ASKED).statusCode(202);
        post("/customers/r/erase", ASKED).statusCode(202);
        assertThat(texts("SELECT kind FROM identity_command ORDER BY kind")).containsExactly("end_sessions", "state");

        assertThat(new ErasureOnRequest(registry).erase()).containsExactly("u-r");

        given().get("/api/v1/customers/r")
                .then()
                .statusCode(200)
                .body("email", nullValue())
                .body("userId", nullValue())
                .body("active", equalTo(false));
        post("/customers/r/activate", "{}").statusCode(409).body("detail", containsString("erased"));
        post("/customers/r/erase", ASKED).statusCode(202);
        assertThat(new ErasureOnRequest(registry).erase()).isEmpty();
        assertThat(
                        texts(
                                "SELECT reason FROM audit WHERE entity_id = 'r' AND reason IS NOT NULL AND at > now() - interval '1 minute'"))
                .isEmpty();
    }

    @Test
    void anInvitationThatIsOnItsWayIsCancelledAndItsUserRemoved() throws SQLException {
        post("/customers/p/invite", "{}").statusCode(200);
        String link = texts("SELECT command_id FROM login_link").get(0);
        String user = texts("SELECT user_id FROM login_link").get(0);

        post("/customers/p/erase", ASKED).statusCode(202);

        assertThat(texts("SELECT cancels FROM guest_expiry WHERE customer_id = 'p'"))
                .containsExactly(link);
        assertThat(texts("SELECT 1 FROM login_link WHERE command_id IS NOT NULL"))
                .isEmpty();
        post("/customers/p/invite", "{}").statusCode(409);
        assertThat(new ErasureOnRequest(registry).erase()).containsExactly(user);
        assertThat(texts("SELECT id FROM login_link")).isEmpty();
    }

    @Test
    void aGuestNeedNotWaitForTheirTime() throws SQLException {
        post("/customers/g/erase", ASKED).statusCode(202);

        assertThat(new ErasureOnRequest(registry).erase()).containsExactly("u-g");
        assertThat(texts("SELECT stage FROM guest_expiry WHERE customer_id = 'g'"))
                .containsExactly("erased");
    }

    @Test
    void aHoldAndAnOpenOrderStandAgainstIt() throws SQLException {
        put("/customers/r/legal-hold", "{\"reason\":\"a dispute\"}");
        post("/customers/r/erase", ASKED).statusCode(409).body("detail", containsString("legal hold"));
        given().delete("/api/v1/customers/r/legal-hold").then().statusCode(204);

        sql("INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES ('R-1', 'r', 'open', now())");
        post("/customers/r/erase", ASKED).statusCode(409).body("detail", containsString("R-1"));
        sql("UPDATE customer_order SET state = 'delivered', delivered_at = now()");
        post("/customers/r/erase", ASKED).statusCode(202);

        put("/customers/r/legal-hold", "{\"reason\":\"another dispute\"}");
        assertThat(new ErasureOnRequest(registry).erase()).isEmpty();
        given().delete("/api/v1/customers/r/legal-hold").then().statusCode(204);
        assertThat(new ErasureOnRequest(registry).erase()).containsExactly("u-r");
    }

    @Test
    void whyHasToBeSaid() {
        post("/customers/r/erase", "{}").statusCode(400).body("errors.field", hasItem("reason"));
        post("/customers/none/erase", ASKED).statusCode(404);
        assertThat(texts("SELECT 1 FROM guest_expiry WHERE by_request")).isEmpty();
    }

    @Test
    @TestSecurity(user = "agent", roles = "foyer-agent")
    void agentsNeitherEraseNorGiveOut() {
        post("/customers/r/erase", ASKED).statusCode(403);
        given().get("/api/v1/customers/r/subject-export").then().statusCode(403);
        assertThat(texts("SELECT 1 FROM guest_expiry WHERE by_request")).isEmpty();
    }

    @Test
    void everythingIsGivenOutAndThatIsWrittenDown() {
        sql("INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES ('R-1', 'p', 'open', now())");
        sql("INSERT INTO label (kind, customer_id, name) VALUES ('label', 'p', 'VIP')");

        given().get("/api/v1/customers/p/subject-export")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("customer.email", equalTo("p@x.example"))
                .body("customer.labels", hasItem("VIP"))
                .body("orders[0].reference", equalTo("R-1"))
                .body("history.entity", hasItem("label"))
                .body("keycloak", nullValue());

        given().get("/api/v1/customers/p/audit")
                .then()
                .body("items[0].action", equalTo("export"))
                .body("items[0].actor", containsString("boss"));
    }

    private static void put(String path, String body) {
        given().contentType("application/json")
                .body(body)
                .put("/api/v1" + path)
                .then()
                .statusCode(200);
    }

    private void sql(String sql) {
        TestRegistry.execute(registry, sql);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }
}
