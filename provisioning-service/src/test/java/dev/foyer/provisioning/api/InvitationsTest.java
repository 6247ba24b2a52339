package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class InvitationsTest {

    private static final String MAILS = """
            SELECT concat_ws('|', customer_id, email, language, template, parameters) FROM mail ORDER BY created_at
            """;

    private static final String ROSA = "{\"email\":\"rosa@buyer.example\",\"role\":\"buyer\",\"language\":\"fr\"}";

    @Inject
    DataSource registry;

    @BeforeEach
    void aCompany() {
        empty();
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'office@pine.example'),"
                + " ('l', 'Fir', 'office@fir.example')");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    @Test
    void anAddressIsInvitedForTwoWeeksAndTold() {
        Calls.post("/companies/k/invitations", ROSA)
                .statusCode(201)
                .body("id", notNullValue())
                .body("email", equalTo("rosa@buyer.example"))
                .body("role", equalTo("buyer"))
                .body("status", equalTo("open"))
                .body("endedAt", nullValue());

        assertThat(texts(
                        "SELECT expires_at - created_at BETWEEN interval '13 days 23 hours' AND interval '14 days 1 hour'"
                                + " FROM invitation"))
                .containsExactly("t");
        assertThat(texts(MAILS))
                .containsExactly("rosa@buyer.example|fr|invitation|{\"role\": \"buyer\", \"company\": \"Pine\"}");
        assertThat(texts("SELECT concat_ws('|', actor, action, related_id, after ->> 'role') FROM audit"
                        + " WHERE entity = 'invitation' ORDER BY id DESC LIMIT 1"))
                .containsExactly("staff:agent|insert|k|buyer");
    }

    @Test
    void invitingAgainRenewsTheInvitationAndOneMailADayIsEnough() {
        String id = Calls.post("/companies/k/invitations", ROSA).extract().path("id");
        sql("UPDATE invitation SET expires_at = now() - interval '1 hour'");

        Calls.post("/companies/k/invitations", "{\"email\":\"Rosa@Buyer.example\",\"role\":\"admin\"}")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("role", equalTo("admin"))
                .body("status", equalTo("open"));
        assertThat(texts(MAILS)).hasSize(1);

        given().delete("/api/v1/companies/k/invitations/" + id).then().statusCode(204);
        Calls.post("/companies/k/invitations", ROSA).statusCode(201);
        assertThat(texts(MAILS)).hasSize(1);

        sql("UPDATE invitation SET mailed_at = now() - interval '25 hours'");
        Calls.post("/companies/k/invitations", ROSA).statusCode(200);
        assertThat(texts(MAILS)).hasSize(2);
    }

    @Test
    void oneKeyIsOneInvitation() {
        String id = Calls.post("/companies/k/invitations", "key", ROSA)
                .statusCode(201)
                .extract()
                .path("id");

        Calls.post("/companies/k/invitations", "key", ROSA).statusCode(201).body("id", equalTo(id));
        Calls.post("/companies/l/invitations", "key", ROSA).statusCode(422);
    }

    @Test
    void aCustomerIsWrittenToInTheirOwnLanguageAndTheAnswerTellsNothingOfThat() {
        sql("INSERT INTO customer (id, user_id, email, email_verified, language)"
                + " VALUES ('r', 'u-r', 'rosa@buyer.example', true, 'es')");

        var known = Calls.post("/companies/k/invitations", ROSA).statusCode(201).extract();
        var unknown = Calls.post("/companies/k/invitations", ROSA.replace("rosa", "anna"))
                .statusCode(201)
                .extract();

        assertThat(texts(MAILS))
                .containsExactly(
                        "rosa@buyer.example|es|invitation|{\"role\": \"buyer\", \"company\": \"Pine\"}",
                        "anna@buyer.example|fr|invitation|{\"role\": \"buyer\", \"company\": \"Pine\"}");
        assertThat(known.jsonPath().getMap("").keySet())
                .isEqualTo(unknown.jsonPath().getMap("").keySet());
    }

    @Test
    void whoeverIsAMemberNeedsNoInvitation() {
        sql("INSERT INTO customer (id, email) VALUES ('r', 'Rosa@buyer.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('r', 'k', 'viewer')");

        Calls.post("/companies/k/invitations", ROSA)
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:already-member"));
        Calls.post("/companies/l/invitations", ROSA).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "blocked"})
    void aCompanyThatMayNotBuyInvitesNobody(String status) {
        sql("UPDATE company SET status = '" + status + "'");

        Calls.post("/companies/k/invitations", ROSA)
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:company-status"));
        assertThat(texts(MAILS)).isEmpty();
    }

    @Test
    void whatIsAskedWronglyIsToldAtOnce() {
        Calls.post("/companies/k/invitations", "{\"role\":\"owner\",\"language\":\"xx-none\",\"company\":\"l\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("email", "role", "language", "company"));
        Calls.post("/companies/none/invitations", ROSA).statusCode(404);
        given().get("/api/v1/companies/none/invitations").then().statusCode(404);
        given().get("/api/v1/companies/k/invitations?status=gone")
                .then()
                .statusCode(400)
                .body("errors.field", contains("status"));
    }

    @Test
    void invitationsAreListedNewestFirstPageByPageAndByStatus() {
        sql("""
            INSERT INTO invitation (id, company_id, email, role, status, created_at, expires_at, ended_at)
            VALUES ('1', 'k', 'a@x.example', 'buyer', 'open', '2026-01-01T00:00:00Z', 'infinity', NULL),
                   ('2', 'k', 'b@x.example', 'buyer', 'open', '2026-01-02T00:00:00Z', now() - interval '1 second', NULL),
                   ('3', 'k', 'c@x.example', 'buyer', 'accepted', '2026-01-03T00:00:00Z', 'infinity', now()),
                   ('4', 'l', 'd@x.example', 'buyer', 'open', '2026-01-04T00:00:00Z', 'infinity', NULL)
            """);
        sql("UPDATE invitation SET expires_at = '2099-01-01T00:00:00Z' WHERE expires_at = 'infinity'");

        var first =
                given().get("/api/v1/companies/k/invitations?limit=2").then().body("items.id", contains("3", "2"));
        first.body("items.status", contains("accepted", "expired"));
        given().queryParam("cursor", first.extract().<String>path("nextCursor"))
                .get("/api/v1/companies/k/invitations")
                .then()
                .body("items.id", contains("1"))
                .body("nextCursor", nullValue());
        given().get("/api/v1/companies/k/invitations?status=open").then().body("items.id", contains("1"));
        given().get("/api/v1/companies/k/invitations?status=expired").then().body("items.id", contains("2"));
        given().get("/api/v1/companies/k/invitations?status=declined").then().body("items", emptyIterable());
    }

    @ParameterizedTest
    @CsvSource({"accepted, 409", "declined, 409", "withdrawn, 409"})
    void whatHasEndedIsNotTakenBack(String status, int answer) {
        String id = Calls.post("/companies/k/invitations", ROSA).extract().path("id");
        given().delete("/api/v1/companies/l/invitations/" + id).then().statusCode(404);
        sql("UPDATE invitation SET ended_at = now(), status = '" + status + "'");

        given().delete("/api/v1/companies/k/invitations/" + id)
                .then()
                .statusCode(answer)
                .body("type", equalTo("urn:foyer:problem:invitation-ended"));
        given().delete("/api/v1/companies/k/invitations/none").then().statusCode(404);
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
