package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may act as a customer, and what is on record of it. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "boss", roles = "foyer-admin")
class ImpersonationTest {

    private static final String WHY = "{\"reason\":\"cannot find the invoice\"}";
    private static final String LINK = "{\"link\":\"https://login.example/secret\",\"expiresAt\":1767225600000}";

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    /** A customer with a login, one who is inactive, one without login, a guest. */
    @BeforeEach
    void four() {
        keycloak.forget();
        keycloak.answer("POST impersonations", 200, LINK);
        TestRegistry.execute(registry, "TRUNCATE customer, company, identity_command, idempotency_key CASCADE");
        TestRegistry.execute(registry, """
                INSERT INTO customer (id, user_id, email, email_verified, active, account_type, guest_email) VALUES
                  ('r', 'u-r', 'r@x.example', true, true, 'personal', NULL), ('i', 'u-i', 'i@x.example', true, false, 'personal', NULL),
                  ('p', NULL, 'p@x.example', false, true, 'personal', NULL), ('g', 'u-g', NULL, false, true, 'guest', 'g@x.example')
                """);
    }

    @Test
    void aLinkIsGivenOutOnceItIsOnRecordWhoAskedAndWhy() {
        post("/customers/r/impersonate", "{\"reason\":\"cannot find the invoice\",\"minutes\":5}")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("link", equalTo("https://login.example/secret"))
                .body("expiresAt", equalTo("2026-01-01T00:00:00Z"))
                .body("minutes", equalTo(5));

        assertThat(orders())
                .singleElement()
                .asString()
                .contains("\"userId\":\"u-r\"", "\"staffName\":\"staff:boss\"", "\"seconds\":300");
        given().get("/api/v1/customers/r/audit")
                .then()
                .body("items[0].action", equalTo("impersonate"))
                .body("items[0].reason", equalTo("cannot find the invoice"))
                .body("items[0].after.minutes", equalTo(5));
    }

    @Test
    void askingAgainMakesAnotherLinkWhateverTheKey() {
        post("/customers/r/impersonate", "key", WHY).statusCode(201);
        post("/customers/r/impersonate", "key", WHY).statusCode(201);
        assertThat(orders()).hasSize(2);
        assertThat(TestRegistry.texts(registry, "SELECT key FROM idempotency_key"))
                .isEmpty();
    }

    @Test
    void nobodyActsAsWhoCannotSignIn() {
        for (String id : List.of("i", "p", "g")) {
            post("/customers/" + id + "/impersonate", WHY).statusCode(409);
        }
        post("/customers/none/impersonate", WHY).statusCode(404);
        assertThat(orders()).isEmpty();

        keycloak.answer("POST impersonations", 409, "");
        post("/customers/r/impersonate", WHY).statusCode(409);
    }

    @Test
    void whyHasToBeSaidAndItEndsWithinTheHour() {
        post("/customers/r/impersonate", "{}").statusCode(400).body("errors.field", hasItem("reason"));
        for (String minutes : List.of("0", "61", "1.5", "\"5\"")) {
            post("/customers/r/impersonate", "{\"reason\":\"x\",\"minutes\":" + minutes + "}")
                    .statusCode(400)
                    .body("errors.field", hasItem("minutes"));
        }
        assertThat(orders()).isEmpty();
    }

    private List<String> orders() {
        return keycloak.requests().stream()
                .filter(request -> request.contains("/impersonations "))
                .toList();
    }

    @Test
    @TestSecurity(user = "erp", roles = "manage")
    void integrationsDoNot() {
        post("/customers/r/impersonate", WHY).statusCode(403);
    }

    @Test
    @TestSecurity(user = "agent", roles = "foyer-agent")
    void agentsDoNot() {
        post("/customers/r/impersonate", WHY).statusCode(403);
        assertThat(orders()).isEmpty();
    }
}
