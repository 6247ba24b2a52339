package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class EditCustomerTest {

    @Inject
    DataSource registry;

    /** Anna has a login, Bob has none. */
    @BeforeEach
    void twoCustomers() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
        sql("""
            INSERT INTO customer (id, user_id, customer_number, external_id, email, email_verified, first_name, last_name,
                                  language, account_type)
            VALUES ('a', 'u-a', 'K-1', 'E-1', 'anna@example.org', true, 'Anna', 'Meyer', 'de', 'personal'),
                   ('b', NULL, 'K-2', 'E-2', 'bob@example.org', false, 'Bob', NULL, NULL, 'personal')
            """);
        sql("INSERT INTO customer_alias VALUES ('former', 'b')");
        sql("DELETE FROM identity_command");
    }

    @Test
    void whatIsGivenChangesAndTheRestStays() {
        patch("/customers/b", "\"1\"", """
                {"firstName": " Robert ", "lastName": "Müller", "language": "de-ch", "phone": "+41 44 668 18 00",
                 "officePhone": "+49 30 123456", "timeZone": "Europe/Zurich", "customerNumber": null,
                 "commissionReducedPercent": 12.5, "email": "rob@example.org"}
                """)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("id", equalTo("b"))
                .body("firstName", equalTo("Robert"))
                .body("lastName", equalTo("Müller"))
                .body("language", equalTo("de-CH"))
                .body("phone", equalTo("+41446681800"))
                .body("officePhone", equalTo("+4930123456"))
                .body("timeZone", equalTo("Europe/Zurich"))
                .body("customerNumber", nullValue())
                .body("externalId", equalTo("E-2"))
                .body("commissionReducedPercent", equalTo(12.5f))
                .body("email", equalTo("rob@example.org"))
                .body("accountType", equalTo("personal"));

        assertThat(texts("SELECT (updated_at > created_at)::text || ' ' || coalesce(wanted::text, 'nothing')"
                        + " FROM customer WHERE id = 'b'"))
                .containsExactly("true nothing");
        assertThat(texts("SELECT kind FROM identity_command")).isEmpty();
    }

    @Test
    void anIdOfThePastMeansTheCustomer() {
        patch("/customers/former", "{\"firstName\":\"Rob\"}").body("id", equalTo("b"));
    }

    @Test
    void aPatchThatChangesNothingLeavesTheVersion() {
        patch("/customers/b", "{\"commissionReducedPercent\":12.50}").header("ETag", "\"2\"");
        String before =
                texts("SELECT updated_at::text FROM customer WHERE id = 'b'").get(0);

        patch("/customers/b", "{}").statusCode(200).header("ETag", "\"2\"");
        patch("/customers/b", "{\"firstName\":\"Bob\",\"lastName\":null,\"commissionReducedPercent\":12.5}")
                .header("ETag", "\"2\"");

        assertThat(texts("SELECT updated_at::text FROM customer WHERE id = 'b'"))
                .containsExactly(before);
    }

    @Test
    void everyMistakeIsToldAndNothingIsWritten() {
        patch("/customers/b", """
                {"firstName": "<b>", "lastName": 7, "language": "xx-invalid", "phone": "044", "officePhone": true,
                 "timeZone": "Mars/Olympus", "customerNumber": "  ", "externalId": "a\\u0000", "email": null,
                 "commissionReducedPercent": 100.001, "lifecycle": "registered", "active": false, "id": "z", "vip": true}
                """)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "firstName",
                                "lastName",
                                "language",
                                "phone",
                                "officePhone",
                                "timeZone",
                                "customerNumber",
                                "externalId",
                                "email",
                                "commissionReducedPercent",
                                "lifecycle",
                                "active",
                                "id",
                                "vip"))
                .body("errors.find { it.field == 'id' }.message", equalTo("is read-only"));
        given().get("/api/v1/customers/b").then().header("ETag", "\"1\"");
    }

    @Test
    void onlyTheCustomerChangesTheAddressOfALogin() {
        patch("/customers/a", "{\"email\":\"new@example.org\"}")
                .statusCode(400)
                .body("errors.field", contains("email"))
                .body("errors.message", contains("only the customer changes it, since it belongs to the login"));
    }

    @Test
    void anAddressThatWasProvedIsKeptAmongTheFormerOnes() {
        sql("UPDATE customer SET email_verified = true WHERE id = 'b'");
        patch("/customers/b", "{\"email\":\"rob@example.org\"}")
                .body("formerEmails", contains("bob@example.org"))
                .body("emailVerified", equalTo(false));
    }

    @Test
    void whatKeycloakOwnsIsWantedOfItPatchByPatch() {
        patch("/customers/a", "\"1\"", "{\"firstName\":\"Anne\"}").header("ETag", "\"2\"");
        patch("/customers/a", "\"2\"", "{\"language\":null,\"lastName\":\"Meier\",\"phone\":\"+41446681800\"}");
        patch("/customers/a", "\"3\"", "{\"firstName\":\"Änne\"}")
                .header("ETag", "\"4\"")
                .body("firstName", equalTo("Änne"))
                .body("lastName", equalTo("Meier"))
                .body("language", nullValue());

        assertThat(texts("SELECT wanted::text FROM customer WHERE id = 'a'"))
                .containsExactly("{\"language\": null, \"lastName\": \"Meier\", \"firstName\": \"Änne\"}");
        assertThat(texts("SELECT user_id || ' ' || kind FROM identity_command")).containsExactly("u-a state");
    }

    @Test
    void whatTheRegistryOwnsIsWantedOfNobody() {
        patch("/customers/a", "{\"phone\":\"+41446681800\"}").statusCode(200);

        assertThat(texts("SELECT wanted::text FROM customer WHERE wanted IS NOT NULL"))
                .isEmpty();
        assertThat(texts("SELECT kind FROM identity_command")).isEmpty();
    }

    @Test
    void aWriteNamesTheVersionItIsMeantFor() {
        given().contentType("application/json")
                .body("{}")
                .patch("/api/v1/customers/b")
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:version-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"1\"", "\"x\""})
    void anotherVersionIsRefused(String ifMatch) {
        patch("/customers/b", ifMatch, "{\"firstName\":\"Rob\"}")
                .statusCode(412)
                .body("type", equalTo("urn:foyer:problem:changed-meanwhile"));
        given().get("/api/v1/customers/b").then().body("firstName", equalTo("Bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"7\", \"1\"", "*"})
    void theVersionThatIsThereMayBeChanged(String ifMatch) {
        patch("/customers/b", ifMatch, "{\"firstName\":\"Rob\"}").statusCode(200);
    }

    @Test
    void aChangeOfTheMirrorsThatIsStillUnderWayIsNotLost() throws SQLException {
        CompletableFuture<Integer> status;
        try (Connection mirror = registry.getConnection();
                Statement statement = mirror.createStatement()) {
            mirror.setAutoCommit(false);
            statement.execute("UPDATE customer SET last_name = 'Huber', version = version + 1 WHERE id = 'a'");
            status = CompletableFuture.supplyAsync(() -> patch("/customers/a", "\"1\"", "{\"firstName\":\"Anne\"}")
                    .extract()
                    .statusCode());
            await("the patch waits for the row").atMost(Duration.ofSeconds(30)).until(() -> !waiting()
                    .isEmpty());
            mirror.commit();
            mirror.setAutoCommit(true);
        }

        assertThat(status.join()).isEqualTo(412);
        given().get("/api/v1/customers/a")
                .then()
                .body("lastName", equalTo("Huber"))
                .body("firstName", equalTo("Anna"));
    }

    @ParameterizedTest
    @CsvSource({"email, ANNA@example.org", "customerNumber, K-1", "externalId, E-1"})
    void aValueThatAnotherOneHasIsNamed(String field, String value) {
        patch("/customers/b", "{\"%s\":\"%s\"}".formatted(field, value))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:already-taken"))
                .body("errors.field", contains(field));
        given().get("/api/v1/customers/b").then().header("ETag", "\"1\"");
    }

    @Test
    void whoIsNotThereCannotBeChanged() {
        patch("/customers/nobody", "{}").statusCode(404).body("type", equalTo("urn:foyer:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"firstName\":\"a\",\"firstName\":\"b\"}", "{\"firstName\""})
    void whatIsNoObjectIsRefused(String body) {
        patch("/customers/b", body)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-body"))
                .body("errors", hasSize(0));
    }

    private List<String> waiting() {
        return texts("SELECT pid::text FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock'");
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
