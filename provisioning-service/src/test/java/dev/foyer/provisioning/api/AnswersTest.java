package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class AnswersTest {

    private static final String QUESTIONS = """
            {"questions": [
              {"name": "size", "version": 3, "type": "select", "required": true, "options": ["small", "large"],
               "multivalued": false, "scopes": ["wholesale"], "label": "${size}", "somethingNew": 1},
              {"name": "uses", "version": 1, "type": "text", "required": false, "options": [], "multivalued": true,
               "scopes": [], "label": "Uses"}]}""";

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    @BeforeEach
    void aCustomerWhoAnswered() {
        keycloak.forget();
        keycloak.answer("GET questions", 200, QUESTIONS);
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
        sql(
                "INSERT INTO customer (id, user_id, account_type) VALUES ('a', 'u-a', 'personal'), ('b', NULL, 'personal')");
        sql("""
            INSERT INTO answer (customer_id, question, question_version, "values", source, answered_at)
            VALUES ('a', 'size', 2, '{large}', 'sign_up', '2026-01-05T10:00:00Z'),
                   ('a', 'former', 1, '{"{1,2}"}', 'sign_up', '2026-01-05T10:00:00Z'),
                   ('a', 'removed', 1, '{}', 'staff', '2026-01-05T10:00:00Z')
            """);
    }

    @Test
    void questionsAreThoseOfTheRealm() {
        given().get("/api/v1/questions")
                .then()
                .statusCode(200)
                .body("nextCursor", nullValue())
                .body("items.name", contains("size", "uses"))
                .body("items[0].version", equalTo(3))
                .body("items[0].type", equalTo("select"))
                .body("items[0].required", equalTo(true))
                .body("items[0].options", contains("small", "large"))
                .body("items[0].multivalued", equalTo(false))
                .body("items[0].scopes", contains("wholesale"))
                .body("items[0].label", equalTo("${size}"));

        assertThat(keycloak.requests()).contains("GET /admin/realms/customers/foyer/questions Bearer t0ken ");
    }

    @Test
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void viewersSeeQuestionsAndAnswers() {
        given().get("/api/v1/questions").then().statusCode(200);
        given().get("/api/v1/customers/a").then().body("answers.question", contains("former", "size"));
    }

    @Test
    void aCustomerShowsWhatWasAnsweredAndWhen() {
        given().get("/api/v1/customers/a")
                .then()
                .body("answers.question", contains("former", "size"))
                .body("answers[0].values", contains("{1,2}"))
                .body("answers[1].version", equalTo(2))
                .body("answers[1].values", contains("large"))
                .body("answers[1].source", equalTo("sign_up"))
                .body("answers[1].answeredAt", equalTo("2026-01-05T10:00:00Z"));
        given().get("/api/v1/customers")
                .then()
                .body("items.find { it.id == 'a' }.answers.question", contains("former", "size"))
                .body("items.find { it.id == 'b' }.answers", empty());
    }

    @Test
    void staffWriteAndRemoveWithTheVersionOfToday() {
        patch("/customers/a", "\"1\"", """
                {"answers": {"size": ["small"], "uses": ["houses", "boats"], "former": null}}
                """)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("answers.question", contains("size", "uses"))
                .body("answers.version", contains(3, 1))
                .body("answers.source", contains("staff", "staff"))
                .body("answers[1].values", contains("houses", "boats"));

        assertThat(texts("SELECT concat_ws(' ', question, \"values\") FROM answer ORDER BY question"))
                .containsExactly("former {}", "removed {}", "size {small}", "uses {houses,boats}");
        given().get("/api/v1/customers/a/audit")
                .then()
                .body("items[0].entity", equalTo("answer"))
                .body(
                        "items.take(3).findAll { it.action == 'update' }.before.question",
                        containsInAnyOrder("former", "size"))
                .body("items.take(3).find { it.before?.question == 'size' }.actor", equalTo("staff:agent"))
                .body("items.take(3).find { it.before?.question == 'size' }.before.values", contains("large"))
                .body("items.take(3).find { it.before?.question == 'size' }.after.values", contains("small"))
                .body("items.take(3).find { it.before?.question == 'size' }.after.questionVersion", equalTo(3));
    }

    @Test
    void otherFieldsGoAlong() {
        patch("/customers/a", "\"1\"", "{\"phone\": \"+41446681800\", \"answers\": {\"size\": [\"small\"]}}")
                .statusCode(200)
                .body("phone", equalTo("+41446681800"))
                .body("answers.find { it.question == 'size' }.values", contains("small"));
    }

    @Test
    void aPatchThatChangesNoAnswerLeavesTheVersion() {
        patch("/customers/a", "{\"answers\": {\"size\": [\"small\"]}}").header("ETag", "\"2\"");

        patch("/customers/a", "{\"answers\": {\"size\": [\"small\"], \"uses\": null}}")
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void whatWasRemovedMayBeWrittenAgain() {
        patch("/customers/a", "{\"answers\": {\"size\": null}}").body("answers.question", contains("former"));
        patch("/customers/a", "{\"answers\": {\"size\": [\"small\"]}}")
                .body("answers.question", contains("former", "size"));
    }

    @Test
    void everyMistakeIsToldByItsQuestionAndNothingIsWritten() {
        patch("/customers/a", """
                {"phone": "+41446681800",
                 "answers": {"size": ["huge"], "uses": "boats", "unknown": ["x"], "nothing": null, "former": ["3"],
                             "removed": null}}
                """)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "answers.size",
                                "answers.uses",
                                "answers.unknown",
                                "answers.nothing",
                                "answers.former",
                                "answers.removed"))
                .body(
                        "errors.find { it.field == 'answers.size' }.message",
                        equalTo("must be one of the options small, large"))
                .body(
                        "errors.find { it.field == 'answers.former' }.message",
                        equalTo("may only be removed, by null: the question is asked no more"))
                .body(
                        "errors.find { it.field == 'answers.unknown' }.message",
                        equalTo("is no question; GET /questions lists them"));
        given().get("/api/v1/customers/a")
                .then()
                .header("ETag", "\"1\"")
                .body("phone", nullValue())
                .body("answers.size()", equalTo(2));
    }

    @Test
    void allAnswersAtOnceAreNotRemoved() {
        patch("/customers/a", "{\"answers\": null}").statusCode(400).body("errors.field", contains("answers"));
        patch("/customers/a", "{\"answers\": []}").statusCode(400).body("errors.field", contains("answers"));
    }

    @Test
    void withoutKeycloakNothingIsWrittenButTheRestCanBe() {
        keycloak.answer("GET questions", 503, "");

        given().get("/api/v1/questions")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:foyer:problem:keycloak-unavailable"));
        patch("/customers/a", "{\"phone\": \"+41446681800\", \"answers\": {\"size\": [\"small\"]}}")
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:keycloak-unavailable"));
        given().get("/api/v1/customers/a").then().header("ETag", "\"1\"").body("phone", nullValue());
        patch("/customers/a", "{\"phone\": \"+41446681800\"}").statusCode(200);
    }

    @Test
    void anotherVersionIsRefused() {
        patch("/customers/a", "\"7\"", "{\"answers\": {\"size\": [\"small\"]}}").statusCode(412);

        assertThat(texts("SELECT source FROM answer WHERE question = 'size'")).containsExactly("sign_up");
    }

    @Test
    void aNewCustomerHasNoAnswersYet() {
        Calls.post("/customers", """
                {"accountType": "personal", "email": "new@example.org", "answers": {"size": ["small"]}}
                """).statusCode(400).body("errors.field", contains("answers"));
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
