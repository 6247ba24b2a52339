package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A group that is removed")
class RemovalMarkersIT {

    private final FoyerSystem system;
    private final AdminResource resource;

    RemovalMarkersIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
    }

    /** Nobody else reads the feed meanwhile. */
    @BeforeEach
    void pauseService() {
        system.stack().service().pause();
    }

    @AfterEach
    void resumeService() {
        system.stack().service().resume();
    }

    @Test
    @DisplayName("marks the members of the group and of the groups below")
    void group() {
        String parent = group("/groups", "removed-group");
        String child = group("/groups/" + parent + "/children", "removed-child");
        String above = person();
        join(above, parent);
        String below = person();
        join(below, child);
        resource.settle(above);
        resource.settle(below);

        delete("/groups/" + parent);
        assertThat(resource.markersOf(above)).hasSize(1);
        assertThat(resource.markersOf(below)).hasSize(1);
    }

    @Test
    @DisplayName("makes a customer of someone who was staff through it alone")
    void staffNoMore() {
        String granting = group("/groups", "administrators");
        post("/groups/" + granting + "/role-mappings/realm", List.of(get("/roles/foyer-viewer")));
        String id = person();
        join(id, granting);
        assertThat(resource.changeOf(id).orElseThrow().hasNonNull("user")).isFalse();
        resource.settle(id);

        delete("/groups/" + granting);
        assertThat(resource.changeOf(id).orElseThrow().get("user").get("id").asText())
                .isEqualTo(id);
    }

    private String person() {
        return system.keycloak().create(system.newEmail(), true, Map.of("account_type", "personal"));
    }

    private String group(String parent, String name) {
        return idOf(post(parent, Map.of("name", name)));
    }

    private void join(String user, String group) {
        assertThat(Http.send(
                                "PUT",
                                system.keycloak().address("/users/" + user + "/groups/" + group),
                                system.keycloak().token(),
                                Map.of())
                        .status())
                .isEqualTo(204);
    }

    private JsonNode get(String path) {
        return Http.get(system.keycloak().address(path), system.keycloak().token())
                .body();
    }

    private Answer post(String path, Object body) {
        Answer answer = Http.send(
                "POST", system.keycloak().address(path), system.keycloak().token(), body);
        assertThat(answer.status()).as("%s", answer.body()).isIn(201, 204);
        return answer;
    }

    private void delete(String path) {
        assertThat(Http.delete(
                                system.keycloak().address(path),
                                system.keycloak().token())
                        .status())
                .isEqualTo(204);
    }

    private static String idOf(Answer created) {
        return created.location().substring(created.location().lastIndexOf('/') + 1);
    }
}
