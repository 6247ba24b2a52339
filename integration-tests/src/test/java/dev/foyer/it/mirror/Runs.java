package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Backfill and reconcile, started and followed by an integration. */
final class Runs {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final FoyerSystem system;

    Runs(FoyerSystem system) {
        this.system = system;
    }

    /** Starts a run and returns its id. */
    String start(String kind, boolean allowVanishing) {
        Answer answer = Http.send(
                "POST",
                system.registry().address("/reconciliations"),
                token(),
                Map.of("kind", kind, "allowVanishing", allowVanishing));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.location())
                .endsWith("/api/v1/reconciliations/" + answer.body().get("id").asText());
        return answer.body().get("id").asText();
    }

    JsonNode get(String id) {
        return system.registry().get("/reconciliations/" + id).body();
    }

    /** Waits until the run has ended. */
    JsonNode awaitEnd(String id) {
        return await("end of run " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(id), run -> !run.get("state").asText().equals("running"));
    }

    /** Runs a reconcile to its end. */
    JsonNode reconcile() {
        return awaitEnd(start("reconcile", false));
    }

    /** What a run found of these users. */
    List<JsonNode> drift(String id, List<String> users) {
        JsonNode page = system.registry()
                .get("/reconciliations/" + id + "/drift?limit=200")
                .body();
        assertThat(page.get("nextCursor").isNull()).as("all on one page").isTrue();
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(drift -> users.contains(drift.get("userId").asText()))
                .toList();
    }

    private String token() {
        return system.keycloak().clientToken("foyer-erp");
    }
}
