package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the API; that the runs do what they say is tested on real servers. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class ReconciliationsTest {

    private static final String PATH = "/api/v1/reconciliations";

    @Inject
    DataSource registry;

    @BeforeEach
    void none() {
        sql("TRUNCATE reconciliation CASCADE");
    }

    @Test
    void aRunIsWrittenDownAndFollowedWhereLocationSays() {
        String location = start("{\"kind\":\"reconcile\",\"allowVanishing\":true}")
                .statusCode(202)
                .body("kind", equalTo("reconcile"))
                .body("allowVanishing", equalTo(true))
                .extract()
                .header("Location");

        Map<String, Object> run =
                given().get(location).then().statusCode(200).extract().as(Map.class);
        assertThat(run.keySet())
                .containsExactly(
                        "id",
                        "kind",
                        "state",
                        "step",
                        "allowVanishing",
                        "scanned",
                        "marked",
                        "drift",
                        "openDrift",
                        "reason",
                        "createdAt",
                        "finishedAt");
        assertThat(run).containsEntry("state", "running").containsEntry("step", "scan");
        assertThat(TestRegistry.texts(
                        registry,
                        "SELECT actor || ' ' || (after ->> 'allowVanishing') FROM audit WHERE entity = 'reconciliation'"
                                + " AND entity_id = '" + run.get("id") + "'"))
                .hasSize(1)
                .allMatch(entry -> entry.endsWith(" true"));
    }

    @Test
    void oneRunsAtATime() {
        start("{\"kind\":\"backfill\"}").statusCode(202).body("step", equalTo("mark"));
        start("{\"kind\":\"reconcile\"}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:reconciliation-running"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\":null}", "{\"kind\":\"everything\"}"})
    void anUnknownKindIsRefused(String body) {
        start(body)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body("errors.field", contains("kind"));
    }

    @Test
    void aMissingBodyIsRefused() {
        given().contentType(ContentType.JSON)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-body"));
    }

    @Test
    void aRunIsCancelledOnce() {
        String id = start("{\"kind\":\"backfill\"}").extract().path("id");

        given().post(PATH + "/" + id + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        given().post(PATH + "/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:reconciliation-ended"));
        given().post(PATH + "/x/cancel").then().statusCode(404);
        start("{\"kind\":\"backfill\"}").statusCode(202);
    }

    @Test
    void runsAreListedNewestFirstPageByPage() {
        sql("""
            INSERT INTO reconciliation (id, kind, step, state, created_at, finished_at)
            VALUES ('a', 'backfill', 'drain', 'completed', '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z'),
                   ('b', 'reconcile', 'decide', 'halted', '2026-01-02T00:00:00Z', '2026-01-02T00:01:00Z')
            """);

        String cursor = given().queryParam("limit", 1)
                .get(PATH)
                .then()
                .body("items.id", contains("b"))
                .extract()
                .path("nextCursor");
        given().queryParam("cursor", cursor)
                .get(PATH)
                .then()
                .body("items.id", contains("a"))
                .body("nextCursor", nullValue());
    }

    @Test
    void driftThatASecondLookConfirmedIsListedWithoutValues() {
        sql("""
            INSERT INTO reconciliation (id, kind, step, state, finished_at)
            VALUES ('r', 'reconcile', 'verify', 'completed', now())
            """);
        sql("""
            INSERT INTO reconciliation_drift (run_id, user_id, customer_id, kind, fields, confirmed, first_seen_at,
                                              repaired_at, created_at)
            VALUES ('r', 'u1', 'c1', 'fields', '{firstName,active}', true, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z',
                    '2026-01-01T00:00:00Z'),
                   ('r', 'u2', NULL, 'missing', '{}', true, '2026-01-01T00:00:00Z', NULL, '2026-01-01T00:00:01Z'),
                   ('r', 'u3', NULL, 'token_attributes', '{}', false, now(), NULL, now())
            """);

        given().get(PATH + "/r").then().body("drift", equalTo(2)).body("openDrift", equalTo(1));
        String cursor = given().queryParam("limit", 1)
                .get(PATH + "/r/drift")
                .then()
                .statusCode(200)
                .body("items.userId", contains("u2"))
                .body("items[0].customerId", nullValue())
                .body("items[0].repairedAt", nullValue())
                .extract()
                .path("nextCursor");
        Map<String, Object> drift = given().queryParam("cursor", cursor)
                .get(PATH + "/r/drift")
                .then()
                .extract()
                .path("items[0]");
        assertThat(drift.keySet())
                .containsExactly("userId", "customerId", "kind", "fields", "firstSeenAt", "repairedAt");
        assertThat(drift)
                .containsEntry("kind", "fields")
                .containsEntry("fields", List.of("firstName", "active"))
                .containsEntry("repairedAt", "2026-01-02T00:00:00Z");
        given().get(PATH + "/x/drift").then().statusCode(404);
    }

    @Test
    void oldRunsAreForgottenUnlessSomethingOfThemIsOpen() {
        sql("""
            INSERT INTO reconciliation (id, kind, step, state, created_at, finished_at)
            VALUES ('old', 'reconcile', 'verify', 'completed', now() - interval '91 days', now() - interval '91 days'),
                   ('open', 'reconcile', 'verify', 'completed', now() - interval '91 days', now() - interval '91 days'),
                   ('new', 'reconcile', 'verify', 'completed', now() - interval '89 days', now() - interval '89 days')
            """);
        sql("""
            INSERT INTO reconciliation_drift (run_id, user_id, kind, confirmed, repaired_at)
            VALUES ('old', 'u1', 'missing', true, now()), ('open', 'u2', 'missing', true, NULL)
            """);

        start("{\"kind\":\"backfill\"}").statusCode(202);

        assertThat(TestRegistry.texts(registry, "SELECT id FROM reconciliation WHERE state <> 'running' ORDER BY id"))
                .containsExactly("new", "open");
    }

    private static ValidatableResponse start(String body) {
        return given().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
