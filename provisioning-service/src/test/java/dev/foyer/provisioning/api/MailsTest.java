package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.security.StaffScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class MailsTest {

    private static final String ID = "3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10";

    private static final String PAGE = """
            {"mails":[{"id":"%s","template":null,"to":"rosa@buyer.example","subject":"Hello","state":"parked","attempts":1,
              "lastFailure":"The mail server refused the recipient: 550","createdAt":"2026-01-05T10:00:00Z",
              "nextAttemptAt":null,"expiresAt":"2026-02-05T10:00:00Z","later":1}],"next":%s}""";

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    @BeforeEach
    void forget() {
        keycloak.forget();
        TestRegistry.execute(registry, "TRUNCATE mail");
    }

    @Test
    void undeliveredMailsAreKeycloaksPageByPage() {
        keycloak.answer("GET mails", 200, PAGE.formatted(ID, 77));
        String cursor = given().get("/api/v1/mails?limit=1")
                .then()
                .statusCode(200)
                .body("items.to", contains("rosa@buyer.example"))
                .body("items[0].lastFailure", equalTo("The mail server refused the recipient: 550"))
                .body("items[0].createdAt", equalTo("2026-01-05T10:00:00Z"))
                .extract()
                .path("nextCursor");

        keycloak.answer("GET mails", 200, PAGE.formatted(ID, "null"));
        given().queryParam("state", "waiting")
                .queryParam("cursor", cursor)
                .get("/api/v1/mails")
                .then()
                .statusCode(200)
                .body("nextCursor", nullValue());

        assertThat(keycloak.requests())
                .anyMatch(request -> request.contains("/foyer/mails?state=parked&max=1 "))
                .anyMatch(request -> request.contains("/foyer/mails?state=waiting&max=50&after=77 "));
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        given().get("/api/v1/mails?state=sent").then().statusCode(400).body("errors.field", contains("state"));
        given().get("/api/v1/mails?limit=201").then().statusCode(400);
        given().get("/api/v1/mails?cursor=x").then().statusCode(400);
    }

    @Test
    void aMailIsSentAgainThroughKeycloakAndThatIsOnRecord() {
        keycloak.answer("POST retry", 204, "");

        given().post("/api/v1/mails/" + ID + "/send-again").then().statusCode(204);

        assertThat(keycloak.requests())
                .anyMatch(request -> request.startsWith("POST /admin/realms/customers/foyer/mails/" + ID + "/retry "));
        assertThat(TestRegistry.texts(registry, """
                        SELECT concat_ws('|', actor, entity_id, after) FROM audit WHERE entity = 'mail'
                        ORDER BY id DESC LIMIT 1""")).containsExactly("staff:agent|" + ID + "|{\"sendAgain\": true}");
    }

    @Test
    void aMailThatIsBeingSentNeedsNothingAndOneThatIsGoneIsNotFound() {
        keycloak.answer("POST retry", 409, "");
        given().post("/api/v1/mails/" + ID + "/send-again").then().statusCode(204);

        keycloak.answer("POST retry", 404, "");
        given().post("/api/v1/mails/" + ID + "/send-again").then().statusCode(404);
        given().post("/api/v1/mails/x/send-again").then().statusCode(404);
    }

    @Test
    void aMailOfTheRegistrysThatKeycloakRefusesIsTriedAgainToo() {
        TestRegistry.execute(
                registry,
                "INSERT INTO mail (id, customer_id, template, parameters, attempts, next_attempt_at)" + " VALUES ('"
                        + ID + "', 'c', 't', '{}', 5, 'infinity')");

        given().post("/api/v1/mails/" + ID + "/send-again").then().statusCode(204);

        assertThat(TestRegistry.texts(registry, "SELECT id FROM mail WHERE next_attempt_at <= now()"))
                .containsExactly(ID);
        assertThat(keycloak.requests()).isEmpty();
    }

    @Test
    void anOutageOfKeycloakIsSaidSo() {
        keycloak.answer("GET mails", 503, "");
        given().get("/api/v1/mails").then().statusCode(503);
    }

    @Test
    void whoMayNotSeeEveryCustomerSeesNoMail() {
        QuarkusMock.installMockForType(
                new StaffScope() {
                    @Override
                    public Condition customers(String alias) {
                        return Condition.of(alias + ".id <> ?", "hidden");
                    }
                },
                StaffScope.class);
        keycloak.answer("GET mails", 200, PAGE.formatted(ID, 77));

        given().get("/api/v1/mails").then().statusCode(403);
        given().post("/api/v1/mails/" + ID + "/send-again").then().statusCode(403);
    }
}
