package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class NewsletterTest {

    // The audit cannot be emptied, so every test has a customer of its own.
    private final String id = "customer-" + UUID.randomUUID();

    @Inject
    DataSource registry;

    @BeforeEach
    void aCustomerWhoConsentedAndOneWhoDidNot() {
        sql("INSERT INTO customer (id, first_name) VALUES (?, 'Anna'), ('other', 'Bob')", id);
        consent("2026-01-05T10:00:00Z");
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company, membership, customer_alias CASCADE");
    }

    @Test
    void aCustomerShowsWhetherAConsentStands() {
        given().get("/api/v1/customers/" + id).then().body("newsletter", equalTo(true));
        given().get("/api/v1/customers/other").then().body("newsletter", equalTo(false));
    }

    @Test
    void theProofIsThereForThoseWhoLook() {
        given().get("/api/v1/customers/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("items.kind", contains("newsletter"))
                .body("items[0].givenAt", equalTo("2026-01-05T10:00:00Z"))
                .body("items[0].confirmedAt", equalTo("2026-01-05T10:05:00Z"))
                .body("items[0].source", equalTo("registration"))
                .body("items[0].application", equalTo("storefront"))
                .body("items[0].wording", equalTo("Ja, den Newsletter bitte."))
                .body("items[0].language", equalTo("de"))
                .body("items[0].withdrawnAt", nullValue())
                .body("items[0].withdrawnBy", nullValue())
                .body("nextCursor", nullValue());
        given().get("/api/v1/customers/other/consents").then().body("items", equalTo(List.of()));
        given().get("/api/v1/customers/nobody/consents").then().statusCode(404);
    }

    @Test
    void theNewestComesFirstPageByPage() {
        consent("2026-03-05T10:00:00Z");
        consent("2026-02-05T10:00:00Z");

        var page = given().queryParam("limit", 2).get("/api/v1/customers/" + id + "/consents");
        page.then().body("items.givenAt", contains("2026-03-05T10:00:00Z", "2026-02-05T10:00:00Z"));
        given().queryParam("limit", 2)
                .queryParam("cursor", page.jsonPath().getString("nextCursor"))
                .get("/api/v1/customers/" + id + "/consents")
                .then()
                .body("items.givenAt", contains("2026-01-05T10:00:00Z"))
                .body("nextCursor", nullValue());
    }

    @Test
    void whoWithdrewItIsOnRecord() {
        long version = version();

        patch("/customers/" + id, "\"" + version + "\"", "{\"newsletter\":false,\"firstName\":\"Änne\"}")
                .statusCode(200)
                .body("newsletter", equalTo(false))
                .body("firstName", equalTo("Änne"))
                .header("ETag", "\"" + version() + "\"");

        assertThat(version()).isGreaterThan(version);
        given().get("/api/v1/customers/" + id + "/consents")
                .then()
                .body("items[0].withdrawnAt", notNullValue())
                .body("items[0].withdrawnBy", startsWith("staff:agent"))
                .body("items[0].wording", equalTo("Ja, den Newsletter bitte."));
        given().get("/api/v1/customers/" + id + "/audit")
                .then()
                .body("items[0].before", hasEntry("newsletter", true))
                .body("items[0].after", hasEntry("newsletter", false))
                .body("items[0].actor", startsWith("staff:agent"));
    }

    @Test
    void whereNoneStandsThereIsNothingToWithdraw() {
        patch("/customers/other", "{\"newsletter\":false}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("newsletter", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "null", "\"no\"", "0"})
    void nobodyElseConsentsForTheCustomer(String value) {
        patch("/customers/other", "{\"newsletter\":%s,\"firstName\":\"Rob\"}".formatted(value))
                .statusCode(400)
                .body("errors.field", contains("newsletter"));
        patch("/customers/other", "{\"newsletter\":true}")
                .body("errors.message", contains("must be false: only the customer can ask for the newsletter"));
        given().get("/api/v1/customers/other")
                .then()
                .body("newsletter", equalTo(false))
                .body("firstName", equalTo("Bob"));
    }

    private void consent(String givenAt) {
        sql("""
            INSERT INTO consent (customer_id, kind, given_at, confirmed_at, source, application, wording, language)
            VALUES (?, 'newsletter', ?::timestamptz, ?::timestamptz + interval '5 minutes', 'registration', 'storefront',
                    'Ja, den Newsletter bitte.', 'de')
            """, id, givenAt, givenAt);
    }

    private long version() {
        return Long.parseLong(TestRegistry.texts(registry, "SELECT version::text FROM customer WHERE id = ?", id)
                .get(0));
    }

    private void sql(String statement, Object... parameters) {
        TestRegistry.execute(registry, statement, parameters);
    }
}
