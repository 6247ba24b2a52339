package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Our resource in Keycloak's admin API, called as the provisioning service calls it. */
public final class AdminResource {

    private final KeycloakAdmin keycloak;

    AdminResource(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    public Answer get(String path) {
        return Http.get(keycloak.address("/foyer" + path), keycloak.clientToken("foyer-provisioning"));
    }

    public Answer post(String path, Object body) {
        return Http.send("POST", keycloak.address("/foyer" + path), keycloak.clientToken("foyer-provisioning"), body);
    }

    /** What the feed says of a user, while the service is paused. */
    public Optional<JsonNode> changeOf(String userId) {
        return items(get("/changes?max=2000").body().get("changes"))
                .filter(change -> change.get("userId").asText().equals(userId))
                .findFirst();
    }

    /** Ids of the markers that wait for a user. */
    public List<Long> markersOf(String userId) {
        return changeOf(userId).stream()
                .flatMap(change -> items(change.get("markers")))
                .map(JsonNode::asLong)
                .toList();
    }

    public void acknowledge(List<Long> markers) {
        assertThat(post("/changes/acknowledgements", Map.of("markers", markers)).status())
                .isEqualTo(204);
    }

    /** Acknowledges whatever waits for a user. */
    public void settle(String userId) {
        acknowledge(markersOf(userId));
    }

    /** Runs commands that are in order, and returns what became of each. */
    public List<JsonNode> run(Object... commands) {
        Answer answer = post("/commands", Map.of("commands", List.of(commands)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return items(answer.body().get("results")).toList();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
