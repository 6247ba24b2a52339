package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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

/** What staff may want of second factors. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class MfaTest {

    private static final String FACTORS = "{\"requirement\":\"optional\",\"requiredFrom\":null,\"factors\":["
            + "{\"id\":\"f1\",\"type\":\"phone\",\"label\":\"+49 ••••• 12\",\"createdAt\":1,\"verified\":true},"
            + "{\"id\":\"f2\",\"type\":\"app\",\"label\":null,\"createdAt\":2,\"verified\":true}]}";

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    /** A customer with a login, and one without. */
    @BeforeEach
    void two() {
        keycloak.forget();
        keycloak.answer("GET u-r", 200, FACTORS);
        sql("TRUNCATE customer, company, identity_command, idempotency_key CASCADE");
        sql("""
                INSERT INTO customer (id, user_id, email, email_verified, registered_at, active, account_type) VALUES
                  ('r', 'u-r', 'r@x.example', true, now(), true, 'personal'), ('p', NULL, 'p@x.example', false, NULL, true, 'personal')
                """);
        sql("DELETE FROM identity_command");
    }

    @Test
    void factorsAreShownAsKeycloakHasThem() {
        get("r").statusCode(200)
                .body("policy", equalTo("off"))
                .body("requirement", equalTo("optional"))
                .body("factors.type", hasItem("app"))
                .body("factors[0].label", equalTo("+49 ••••• 12"))
                .body("changes", empty());
        get("p").statusCode(200).body("requirement", nullValue()).body("factors", empty());
        get("none").statusCode(404);
    }

    @Test
    void aNumberIsKeptUntilKeycloakHasItAndShownMasked() {
        put("r", "{\"reason\":\"lost\",\"phone\":\"+49 1514 0000012\"}")
                .statusCode(202)
                .body("changes[0].shown", equalTo("+49 ••••• 12"))
                .body("changes[0].status", equalTo("waiting"));
        put("r", "{\"reason\":\"typo\",\"phone\":\"+49 1514 0000013\"}")
                .statusCode(202)
                .body("changes", hasSize(2))
                .body("changes[1].failureCode", equalTo("replaced"));

        assertThat(texts("SELECT phone_number FROM factor_change WHERE phone_number IS NOT NULL"))
                .containsExactly("+4915140000013");
        assertThat(
                        texts(
                                "SELECT coalesce(before::text, '') || coalesce(after::text, '') FROM audit WHERE entity = 'factor_change'"))
                .noneMatch(entry -> entry.contains("+491514000001"));
        given().get("/api/v1/customers/r/audit").then().body("items.reason", hasItem("typo"));
    }

    @Test
    void aPolicyOfTheCustomersOwnReachesTheUser() {
        put("r", "{\"reason\":\"pays on account\",\"policy\":\"required\"}")
                .statusCode(200)
                .body("policy", equalTo("required"));
        assertThat(texts("SELECT mfa_policy FROM user_identity")).containsExactly("required");
        assertThat(texts("SELECT kind FROM identity_command")).containsExactly("state");
        given().get("/api/v1/customers/r").then().body("mfa.policy", equalTo("required"));

        sql(
                "INSERT INTO company (id, name, email, mfa_policy, mfa_required_from) VALUES ('k', 'Larch', 'k@x.example', 'required', '2099-01-01Z')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('r', 'k', 'buyer')");
        assertThat(texts("SELECT mfa_policy || coalesce(mfa_required_from, ' at once') FROM user_identity"))
                .containsExactly("required at once");
    }

    @Test
    void lostFactorsAreRemovedOneOrAll() {
        remove("r", "factor=f2&reason=lost").statusCode(202).body("changes[0].shown", equalTo("app"));
        remove("r", "factor=f2&reason=lost").statusCode(202).body("changes", hasSize(1));
        remove("r", "reason=lost").statusCode(202).body("changes", hasSize(2));
        remove("r", "factor=f9&reason=lost").statusCode(404);
        remove("r", "factor=f1").statusCode(400).body("detail", containsString("reason"));
    }

    @Test
    void whatMakesNoSenseIsNamedAndChangesNothing() {
        put("r", "{\"phone\":\"+4915140000012\"}").statusCode(400).body("errors.field", hasItem("reason"));
        put("r", "{\"reason\":\"x\"}").statusCode(400).body("errors.field", hasItem("policy"));
        put("r", "{\"reason\":\"x\",\"phone\":\"12\"}").statusCode(400).body("errors.field", hasItem("phone"));
        put("r", "{\"reason\":\"x\",\"policy\":\"maybe\"}").statusCode(400).body("errors.field", hasItem("policy"));
        put("p", "{\"reason\":\"x\",\"phone\":\"+4915140000012\"}").statusCode(409);
        remove("p", "reason=lost").statusCode(409);
        assertThat(texts("SELECT id FROM factor_change")).isEmpty();
    }

    @Test
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void viewersHaveNoPartInIt() {
        get("r").statusCode(403);
        put("r", "{\"reason\":\"x\",\"policy\":\"off\"}").statusCode(403);
        remove("r", "reason=lost").statusCode(403);
    }

    private static ValidatableResponse get(String id) {
        return given().get("/api/v1/customers/" + id + "/mfa").then();
    }

    private static ValidatableResponse put(String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/customers/" + id + "/mfa")
                .then();
    }

    private static ValidatableResponse remove(String id, String query) {
        return given().delete("/api/v1/customers/" + id + "/mfa?" + query).then();
    }

    private void sql(String sql) {
        TestRegistry.execute(registry, sql);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }
}
