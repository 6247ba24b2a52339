package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The canary")
class CanaryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FoyerSystem system;
    private final Database keycloak;

    CanaryIT(FoyerSystem system) {
        this.system = system;
        this.keycloak = system.keycloakDatabase();
    }

    @BeforeEach
    void markersWork() {
        awaitMarkers("WORKING");
    }

    @AfterEach
    void mend() {
        keycloak.update("drop trigger if exists swallow on foyer_change_marker");
        keycloak.update("drop function if exists swallow()");
    }

    @Test
    @DisplayName("turns readiness down when changes produce no markers any more, says what to do, and up again")
    void markersVanish() {
        assertThat(ready().status()).isEqualTo(200);

        // As after an upgrade of Keycloak whose Hibernate calls our listener no more: no error, no marker.
        keycloak.update("create function swallow() returns trigger language plpgsql as 'begin return null; end'");
        keycloak.update("create trigger swallow before insert on foyer_change_marker"
                + " for each row execute function swallow()");
        awaitMarkers("STOPPED");
        assertThat(ready().status()).isEqualTo(503);
        JsonNode check = check();
        assertThat(check.get("status").asText()).isEqualTo("DOWN");
        assertThat(check.at("/data/meaning").asText()).contains("produce no markers");
        assertThat(check.at("/data/remedy").asText()).contains("providers/", "/api/v1/reconciliations");
        assertThat(system.registry().get("/status").body().at("/markers/state").asText())
                .isEqualTo("stopped");
        await("the metric").atMost(PATIENCE).until(() -> metric("foyer_canary_stopped")
                .equals("1.0"));
        String missed = system.newEmail();
        system.keycloak().create(missed, true, Map.of("account_type", "personal"));

        mend();
        awaitMarkers("WORKING");
        assertThat(ready().status()).isEqualTo(200);
        await("the metric").atMost(PATIENCE).until(() -> metric("foyer_canary_stopped")
                .equals("0.0"));

        assertThat(system.registry().find(missed))
                .as("changed without a marker")
                .isNull();
        assertThat(new Runs(system).reconcile().get("state").asText()).isEqualTo("completed");
        assertThat(system.registry().find(missed))
                .as("brought by what the remedy says")
                .isNotNull();
    }

    @Test
    @DisplayName("says nothing while Keycloak is away")
    void keycloakAway() {
        system.stack().keycloak().kill();
        try {
            awaitMarkers("UNKNOWN");
            assertThat(ready().status()).isEqualTo(200);
        } finally {
            system.stack().keycloak().start();
        }
        awaitMarkers("WORKING");
    }

    @Test
    @DisplayName("is sent by a job that the status shows")
    void job() {
        JsonNode job = StreamSupport.stream(
                        system.registry().get("/status").body().get("jobs").spliterator(), false)
                .filter(candidate -> candidate.get("name").asText().equals("canary"))
                .findFirst()
                .orElseThrow();
        assertThat(job.get("outcome").asText()).isEqualTo("succeeded");
        assertThat(job.get("lastRunAt").asText())
                .isLessThanOrEqualTo(job.get("lastFinishedAt").asText());
        assertThat(job.get("nextRunAt").asText())
                .isGreaterThan(job.get("lastRunAt").asText());
    }

    private void awaitMarkers(String state) {
        await("markers " + state)
                .atMost(PATIENCE)
                .until(() -> check().at("/data/state").asText().equals(state));
    }

    private JsonNode check() {
        return StreamSupport.stream(ready().body().get("checks").spliterator(), false)
                .filter(candidate -> candidate.get("name").asText().equals("markers"))
                .findFirst()
                .orElseThrow();
    }

    private Answer ready() {
        return Http.get(system.stack().service().baseUrl() + "/q/health/ready", "");
    }

    private String metric(String name) {
        return Http.text(system.stack().service().baseUrl() + "/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }
}
