package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "boss", roles = "foyer-admin")
class SettingsAndStatusTest {

    private static final String SETTINGS = """
            {"selfRegistration":true,"personalAccounts":false,"companyApproval":"staff","businessNameMaxLength":200}""";

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    @BeforeEach
    void forget() {
        keycloak.forget();
        sql("TRUNCATE identity_command");
    }

    @Test
    void settingsAreKeycloaks() {
        keycloak.answer("GET settings", 200, SETTINGS);

        given().get("/api/v1/settings").then().statusCode(200).body("personalAccounts", equalTo(false));

        assertThat(keycloak.requests()).contains("GET /admin/realms/customers/foyer/settings Bearer t0ken ");
    }

    @Test
    void changedSettingsGoThroughAsTheyAreAndAreAudited() {
        keycloak.answer("GET settings", 200, "{\"personalAccounts\":true}");
        keycloak.answer("PUT settings", 200, SETTINGS);

        given().contentType(ContentType.JSON)
                .body("{\"personalAccounts\":false,\"later\":null}")
                .put("/api/v1/settings")
                .then()
                .statusCode(200)
                .body("companyApproval", equalTo("staff"));

        assertThat(keycloak.requests())
                .contains("PUT /admin/realms/customers/foyer/settings Bearer t0ken "
                        + "{\"personalAccounts\":false,\"later\":null}");
        assertThat(TestRegistry.texts(registry, """
                        SELECT concat_ws('|', actor, before ->> 'personalAccounts', after ->> 'personalAccounts')
                        FROM audit WHERE entity = 'settings' ORDER BY id DESC LIMIT 1""")).containsExactly("staff:boss|true|false");
    }

    @Test
    void whatKeycloakRefusesIsToldFieldByField() {
        keycloak.answer("GET settings", 200, SETTINGS);
        keycloak.answer("PUT settings", 400, "{\"errors\":[{\"field\":\"colour\",\"message\":\"unknown\"}]}");

        given().contentType(ContentType.JSON)
                .body("{\"colour\":1}")
                .put("/api/v1/settings")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body("errors.field", contains("colour"))
                .body("errors.message", contains("unknown"));
    }

    @Test
    void whatTheRealmCannotHaveAsItIsSetUpIsAConflict() {
        keycloak.answer("GET settings", 200, SETTINGS);
        keycloak.answer(
                "PUT settings", 409, "{\"errors\":[{\"field\":\"\",\"message\":\"The flow lacks Foyer's step\"}]}");

        given().contentType(ContentType.JSON)
                .body("{\"personalAccounts\":true}")
                .put("/api/v1/settings")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:settings-conflict"))
                .body("detail", equalTo("The flow lacks Foyer's step"));
    }

    @Test
    void anOutageOfKeycloakIsSaidSo() {
        keycloak.answer("GET settings", 503, "");

        given().get("/api/v1/settings")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:foyer:problem:keycloak-unavailable"));
    }

    @Test
    void theStatusTellsHowTheMirrorIsDoing() {
        sql("""
            UPDATE mirror_lease SET holder = 'h', epoch = 3, expires_at = clock_timestamp() + interval '1 minute',
              last_applied_at = '2026-01-05T10:00:00Z', observed_at = clock_timestamp(), oldest_waiting_at = NULL
            """);
        sql("""
            INSERT INTO mirror_parked (user_id, reason, since, attempts, next_attempt_at, snapshot)
            VALUES ('u', 'because', '2026-01-05T10:00:00Z', 2, now(), '{"email":"x@example.org"}')
            """);

        given().get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("mirror.holder", equalTo("h"))
                .body("mirror.epoch", equalTo(3))
                .body("mirror.lastAppliedAt", equalTo("2026-01-05T10:00:00Z"))
                .body("mirror.lagMillis", equalTo(0))
                .body("mirror.parked[0].reason", equalTo("because"))
                .body("mirror.parked[0].snapshot", nullValue())
                .body("commands.waiting", equalTo(0))
                .body("mails.waiting", nullValue())
                .body("mails.notHandedOver", equalTo(0))
                .body("jobs", empty());
        sql("TRUNCATE mirror_parked");
    }

    @Test
    void aCommandThatKeycloakKeepsRefusingIsShownAndTriedAgainByHand() {
        sql("""
            INSERT INTO identity_command (id, user_id, kind, created_at, attempts, next_attempt_at, reason)
            VALUES ('3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c01', 'u', 'state', '2026-01-05T10:00:00Z', 5, 'infinity', 'because'),
                   ('3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c02', 'v', 'state', '2026-01-06T10:00:00Z', 4, 'infinity', 'again')
            """);

        given().get("/api/v1/status")
                .then()
                .body("commands.waiting", equalTo(2))
                .body("commands.oldestAt", equalTo("2026-01-05T10:00:00Z"))
                .body("commands.parked.userId", contains("u"))
                .body("commands.parked[0].reason", equalTo("because"))
                .body("commands.parked[0].attempts", equalTo(5));
        given().post("/api/v1/commands/3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c01/retry")
                .then()
                .statusCode(204);

        assertThat(TestRegistry.texts(registry, "SELECT user_id FROM identity_command WHERE next_attempt_at <= now()"))
                .containsExactly("u");
    }

    @Test
    void onlyACommandThatWaitsCanBeTriedAgain() {
        given().post("/api/v1/commands/3f0b2f5e-7a53-4a39-9a3e-0a0b5fca3c99/retry")
                .then()
                .statusCode(404);
        given().post("/api/v1/commands/x/retry").then().statusCode(404);
    }

    @Test
    void theStatusTellsTheLastRunOfEachJob() {
        sql("""
            INSERT INTO job_run (name, last_run_at, last_finished_at, outcome)
            VALUES ('reconcile', '2026-01-05T03:30:00Z', '2026-01-05T03:30:01Z', 'failed')
            """);

        given().get("/api/v1/status")
                .then()
                .body("jobs.name", contains("reconcile"))
                .body("jobs[0].lastRunAt", equalTo("2026-01-05T03:30:00Z"))
                .body("jobs[0].lastFinishedAt", equalTo("2026-01-05T03:30:01Z"))
                .body("jobs[0].outcome", equalTo("failed"))
                .body("jobs[0].nextRunAt", nullValue());
        sql("TRUNCATE job_run");
    }

    @Test
    void markersThatStoppedTurnReadinessDownAndSayWhatToDo() {
        sql("""
            UPDATE mirror_lease SET canary_user_id = 'c', canary_sent_at = clock_timestamp() - interval '1 minute',
              canary_seen_at = clock_timestamp() - interval '2 minutes', observed_at = clock_timestamp(),
              oldest_waiting_at = NULL
            """);

        given().get("/api/v1/status").then().body("markers.state", equalTo("stopped"));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'markers' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'markers' }.data.meaning", startsWith("Changes in Keycloak produce no"))
                .body("checks.find { it.name == 'markers' }.data.remedy", containsString("/api/v1/reconciliations"));

        sql("UPDATE mirror_lease SET canary_seen_at = clock_timestamp()");
        given().get("/api/v1/status").then().body("markers.state", equalTo("working"));
        given().get("/q/health/ready").then().statusCode(200);
        sql("UPDATE mirror_lease SET canary_user_id = NULL, canary_sent_at = NULL, canary_seen_at = NULL");
    }

    @Test
    void aLagThatNobodyKnowsIsNotZero() {
        sql("UPDATE mirror_lease SET observed_at = clock_timestamp() - interval '1 hour', oldest_waiting_at = NULL");

        given().get("/api/v1/status").then().body("mirror.lagMillis", nullValue());
    }

    @Test
    void healthAndMetricsNeedNoKeycloak() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name.sort()", contains("Database connections health check", "markers", "mirror"));
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "foyer_mirror_lag_seconds",
                        "foyer_mirror_parked",
                        "foyer_commands_waiting",
                        "foyer_commands_oldest",
                        "foyer_mails_waiting",
                        "foyer_mails_parked",
                        "foyer_mails_oldest_seconds",
                        "foyer_mails_not_handed_over",
                        "foyer_mirror_holder",
                        "foyer_canary_age_seconds",
                        "foyer_canary_stopped",
                        "foyer_drift_open",
                        "foyer_reconcile_age_seconds",
                        "foyer_reconcile_halted");
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
