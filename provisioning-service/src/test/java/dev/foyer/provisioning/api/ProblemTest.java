package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "boss", roles = "foyer-admin")
class ProblemTest {

    @Inject
    DataSource registry;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/customers, limit, 0",
        "/api/v1/customers, limit, many",
        "/api/v1/customers, cursor, nonsense",
        "/api/v1/customers, accountType, robot",
        "/api/v1/customers, active, perhaps",
        "/api/v1/customers, lifecycle, REGISTERED",
        "/api/v1/customers, seenFirstSignIn, 1",
        "/api/v1/companies, limit, 201",
        "/api/v1/companies, cursor, nonsense"
    })
    void aParameterThatIsNotAllowedIsNamed(String path, String parameter, String value) {
        given().queryParam(parameter, value)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:invalid-parameter"))
                .body("title", equalTo("A parameter has a value that is not allowed"))
                .body("status", equalTo(400))
                .body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/customers, q",
        "/api/v1/customers, email",
        "/api/v1/customers, accountType",
        "/api/v1/customers, active",
        "/api/v1/customers, limit",
        "/api/v1/customers, cursor",
        "/api/v1/customers, unheardOf",
        "/api/v1/companies, q",
        "/api/v1/companies/unknown/contacts, cursor"
    })
    void aZeroCharacterInAParameterIsNamed(String path, String parameter) {
        given().urlEncodingEnabled(false)
                .get(path + "?" + parameter + "=a%00b")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:invalid-parameter"))
                .body("errors.message", contains("must not contain the character U+0000"))
                .body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/customers/a%00b", "/api/v1/companies/a%00b", "/api/v1/companies/%00/contacts"})
    void nothingHasAnIdWithAZeroCharacter(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:not-found"));
    }

    @Test
    void aTextTooLongToBeMeantIsRefused() {
        given().queryParam("q", "x".repeat(201))
                .get("/api/v1/customers")
                .then()
                .statusCode(400)
                .body("errors.field", contains("q"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/customers/unknown, 404, not-found",
        "GET, /api/v1/companies/unknown, 404, not-found",
        "GET, /api/v1/companies/unknown/contacts, 404, not-found",
        "GET, /api/v1/customers/unknown/audit, 404, not-found",
        "GET, /api/v1/companies/unknown/audit, 404, not-found",
        "GET, /api/v1/nothing, 404, not-found",
        "DELETE, /api/v1/customers, 405, method-not-allowed"
    })
    void whatIsNotThereIsSaidSo(String method, String path, int status, String code) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:" + code));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, hello, 415, unsupported-media-type",
        "application/json, '{\"a', 400, invalid-body",
        "application/json, '[1]', 400, invalid-body",
        "application/json, '', 400, invalid-body"
    })
    void aBodyThatCannotBeReadIsRefused(String type, String body, int status, String code) {
        given().contentType(ContentType.fromContentType(type))
                .body(body)
                .put("/api/v1/settings")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:" + code));
    }

    @Test
    void whatWentWrongInsideStaysInside() {
        TestRegistry.execute(registry, "ALTER TABLE mirror_parked RENAME TO secret_name");
        try (KeptLog log = new KeptLog("dev.foyer.provisioning.problem.ProblemMappers")) {
            String reference = given().get("/api/v1/status")
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:foyer:problem:unexpected"))
                    .body(not(containsString("mirror_parked")))
                    .body(not(containsString("SQL")))
                    .extract()
                    .path("detail");
            assertThat(log.lines())
                    .containsExactly("Request failed, reference " + reference.replace("Reference for the log: ", ""));
        } finally {
            TestRegistry.execute(registry, "ALTER TABLE secret_name RENAME TO mirror_parked");
        }
    }
}
