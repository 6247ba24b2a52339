package dev.foyer.it.mirror;

import static dev.foyer.it.system.StateCommand.state;
import static dev.foyer.it.system.StateCommand.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A state that the registry commands")
class IdentityStateIT {

    private static final String GONE = "00000000-0000-4000-8000-000000000000";

    private final FoyerSystem system;
    private final AdminResource resource;

    IdentityStateIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
    }

    /** Nobody else commands or reads the feed meanwhile. */
    @BeforeEach
    void pauseService() {
        system.stack().service().pause();
    }

    @AfterEach
    void resumeService() {
        system.stack().service().resume();
    }

    @Test
    @DisplayName("is written as a whole, and what it does not name stays")
    void written() {
        String email = system.newEmail();
        String id = person(email);
        Map<String, Object> profile = new HashMap<>();
        profile.put("firstName", "Alma");
        profile.put("lastName", null);
        profile.put("language", "de");
        JsonNode result = resource.run(state(
                        id,
                        12,
                        Map.of(
                                "customer_id", List.of(id),
                                "customer_status", List.of("registered"),
                                "companies", List.of("{\"id\":\"2\"}", "{\"id\":\"1\"}")),
                        profile,
                        false))
                .get(0);
        assertThat(result.get("outcome").asText()).isEqualTo("done");
        assertThat(result.get("version").asLong()).isEqualTo(12);

        JsonNode user = system.keycloak().user(email);
        assertThat(user.get("firstName").asText()).isEqualTo("Alma");
        assertThat(user.hasNonNull("lastName")).isFalse();
        assertThat(user.get("enabled").asBoolean()).isFalse();
        assertThat(resource.get("/users?id=" + id)
                        .body()
                        .at("/users/0/language")
                        .asText())
                .isEqualTo("de");
        assertThat(user.at("/attributes/customer_id/0").asText()).isEqualTo(id);
        assertThat(user.at("/attributes/companies")).hasSize(2);
        assertThat(user.at("/attributes/account_type/0").asText()).isEqualTo("personal");

        resource.run(state(id, 13, Map.of("customer_status", List.of()), Map.of(), null));
        JsonNode later = system.keycloak().user(email);
        assertThat(later.at("/attributes").has("customer_status")).isFalse();
        assertThat(later.at("/attributes/customer_id/0").asText()).isEqualTo(id);
        assertThat(later.get("firstName").asText()).isEqualTo("Alma");
        assertThat(later.get("enabled").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("raises a marker for what Keycloak owns and differs, and none for the registry's own")
    void markers() {
        String id = person(system.newEmail());
        resource.settle(id);
        resource.run(status(id, 1, "registered"));
        assertThat(resource.markersOf(id)).isEmpty();

        resource.run(state(
                id,
                2,
                Map.of("customer_status", List.of("active"), "companies", List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}")),
                Map.of(),
                null));
        resource.run(state(
                id, 3, Map.of("customer_status", List.of(), "companies", List.of("{\"id\":\"2\"}")), Map.of(), null));
        assertThat(resource.markersOf(id)).isEmpty();

        resource.run(state(id, 4, Map.of(), Map.of("firstName", "Rosa"), true));
        assertThat(resource.markersOf(id)).isEmpty();

        resource.run(state(id, 5, Map.of(), Map.of("firstName", "Alma"), null));
        assertThat(resource.markersOf(id)).hasSize(1);
    }

    @Test
    @DisplayName("touches no staff and no service account, and says who is gone")
    void staffAndGone() {
        String boss = system.keycloak().user("boss@staff.example").get("id").asText();
        String account = resource.post("/canary", Map.of()).body().get("userId").asText();
        resource.settle(account);

        assertThat(resource.run(status(boss, 1, "x"), status(account, 1, "x"), status(GONE, 1, "x")))
                .extracting(result -> result.get("outcome").asText())
                .containsExactly("staff", "staff", "gone");
        assertThat(system.keycloak()
                        .user("boss@staff.example")
                        .path("attributes")
                        .has("customer_status"))
                .isFalse();
    }

    @Test
    @DisplayName("is forgotten with the user")
    void forgotten() {
        String id = person(system.newEmail());
        resource.run(status(id, 1, "registered"));
        assertThat(versionsOf(id)).isOne();
        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
        assertThat(versionsOf(id)).isZero();

        assertThat(resource.run(status(id, 2, "late")).get(0).get("outcome").asText())
                .isEqualTo("gone");
        assertThat(versionsOf(id)).isZero();
    }

    @Test
    @DisplayName("is not forgotten of a user of another realm, who is gone for this one")
    void ofAnotherRealm() {
        String administrator = system.keycloakDatabase()
                .texts("select u.id from user_entity u join realm r on r.id = u.realm_id"
                        + " where r.name = 'master' and u.username = 'admin'")
                .get(0);
        system.keycloakDatabase()
                .update("insert into foyer_identity_state (user_id, version) values (?, 5)", administrator);
        try {
            assertThat(resource.run(status(administrator, 6, "x"))
                            .get(0)
                            .get("outcome")
                            .asText())
                    .isEqualTo("gone");
            assertThat(versionsOf(administrator)).isOne();
        } finally {
            system.keycloakDatabase().update("delete from foyer_identity_state where user_id = ?", administrator);
        }
    }

    @Test
    @DisplayName("comes in a body that is understood as a whole, or nothing of it is done")
    void refused() {
        String email = system.newEmail();
        String id = person(email);
        Map<String, Object> good = status(id, 1, "registered");

        assertThat(refusal(good, state(id, 1, Map.of("colour", List.of("red")), Map.of(), null)))
                .contains("commands[1].state.attributes.colour: there is no such field");
        assertThat(refusal(good, Map.of("userId", id)))
                .contains("commands[1]: found none; allowed is one of state, action, link");
        assertThat(refusal(good, Map.of("userId", id, "action", Map.of("id", "1", "name", "end-sessions"))))
                .contains("commands[1].action.id: found a text of 1 characters; allowed is a UUID");
        assertThat(system.keycloak().user(email).at("/attributes").has("customer_status"))
                .isFalse();
        assertThat(resource.run(good).get(0).get("outcome").asText()).isEqualTo("done");
    }

    private String refusal(Object... commands) {
        Answer answer = resource.post("/commands", Map.of("commands", Arrays.asList(commands)));
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().get("error").asText();
    }

    private String person(String email) {
        return system.keycloak().create(email, true, Map.of("account_type", "personal"));
    }

    private long versionsOf(String userId) {
        return system.keycloakDatabase().count("select count(*) from foyer_identity_state where user_id = ?", userId);
    }
}
