package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
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
    @DisplayName("is written once under its version, and refused as stale once a later one was written")
    void versions() {
        String email = system.newEmail();
        String id = person(email);
        resource.run(status(id, 5, "five"));
        assertThat(resource.run(status(id, 5, "five again"))
                        .get(0)
                        .get("outcome")
                        .asText())
                .isEqualTo("done");

        JsonNode stale = resource.run(status(id, 4, "four")).get(0);
        assertThat(stale.get("outcome").asText()).isEqualTo("stale");
        assertThat(stale.get("version").asLong()).isEqualTo(5);
        assertThat(system.keycloak()
                        .user(email)
                        .at("/attributes/customer_status/0")
                        .asText())
                .isEqualTo("five");
    }

    @Test
    @DisplayName("waits for another service that is writing to the same user, and then yields to its later version")
    void twoServices() throws Exception {
        String email = system.newEmail();
        String id = person(email);
        CompletableFuture<JsonNode> answer;
        try (Connection other = system.stack().postgreSql().connect("keycloak");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into foyer_identity_state (user_id, version) values ('" + id + "', 9)");
            answer = CompletableFuture.supplyAsync(
                    () -> resource.run(status(id, 8, "eight")).get(0));
            Awaitility.await("a statement that waits for the lock").until(this::somebodyWaits);
            other.commit();
        }
        assertThat(answer.get().get("outcome").asText()).isEqualTo("stale");
        assertThat(answer.get().get("version").asLong()).isEqualTo(9);
        assertThat(system.keycloak().user(email).at("/attributes").has("customer_status"))
                .isFalse();
    }

    @Test
    @DisplayName("is compared with the database, not with what this node remembers of the user")
    void pastTheCache() throws SQLException {
        String email = system.newEmail();
        String id = person(email);
        resource.run(status(id, 1, "registered"));
        assertThat(system.keycloak()
                        .user(email)
                        .at("/attributes/customer_status/0")
                        .asText())
                .isEqualTo("registered");
        try (Connection anotherNode = system.stack().postgreSql().connect("keycloak");
                Statement statement = anotherNode.createStatement()) {
            statement.execute(
                    "update user_attribute set value = 'active' where name = 'customer_status' and user_id = '" + id
                            + "'");
        }

        resource.run(status(id, 2, "registered"));
        assertThat(resource.get("/users?id=" + id)
                        .body()
                        .at("/users/0/customerStatus")
                        .asText())
                .isEqualTo("registered");
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
    void forgotten() throws SQLException {
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
    @DisplayName("is refused where the user's directory is read-only, each time it comes, and says which fields")
    void readOnlyDirectory() {
        Answer created = Http.send(
                "POST",
                system.keycloak().address("/components"),
                system.keycloak().token(),
                Map.of(
                        "name",
                        "switched-off-directory",
                        "providerId",
                        "ldap",
                        "providerType",
                        "org.keycloak.storage.UserStorageProvider",
                        "config",
                        switchedOffDirectory()));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        String directory = created.location().substring(created.location().lastIndexOf('/') + 1);
        try {
            String email = system.newEmail();
            String id = person(email);
            Answer linked = system.keycloak().put(system.keycloak().user(email).put("federationLink", directory));
            assertThat(linked.status()).isEqualTo(204);

            Map<String, Object> wanted =
                    state(id, 1, Map.of("customer_number", List.of("K-1")), Map.of("firstName", "Alma"), null);
            for (int attempt = 1; attempt <= 2; attempt++) {
                JsonNode result = resource.run(wanted).get(0);
                assertThat(result.get("outcome").asText()).isEqualTo("refused");
                assertThat(result.get("reason").asText())
                        .contains("customer_number, firstName")
                        .doesNotContain("Alma");
            }
        } finally {
            Http.delete(
                    system.keycloak().address("/components/" + directory),
                    system.keycloak().token());
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
        assertThat(refusal(good, Map.of("userId", id))).contains("commands[1]: found neither state nor action");
        assertThat(refusal(good, Map.of("userId", id, "action", Map.of("id", "1", "name", "end-sessions"))))
                .contains("commands[1].action: the id is no UUID");
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

    private static Map<String, Object> status(String userId, long version, String status) {
        return state(userId, version, Map.of("customer_status", List.of(status)), Map.of(), null);
    }

    private static Map<String, Object> state(
            String userId,
            long version,
            Map<String, List<String>> attributes,
            Map<String, Object> profile,
            Boolean enabled) {
        Map<String, Object> state = new HashMap<>();
        state.put("version", version);
        state.put("attributes", attributes);
        state.put("profile", profile);
        state.put("enabled", enabled);
        return Map.of("userId", userId, "state", state);
    }

    private static Map<String, List<String>> switchedOffDirectory() {
        return Map.of(
                "enabled", List.of("false"),
                "vendor", List.of("other"),
                "editMode", List.of("READ_ONLY"),
                "connectionUrl", List.of("ldap://localhost:1"),
                "usersDn", List.of("ou=people"),
                "authType", List.of("none"),
                "usernameLDAPAttribute", List.of("uid"),
                "rdnLDAPAttribute", List.of("uid"),
                "uuidLDAPAttribute", List.of("uid"),
                "userObjectClasses", List.of("person"));
    }

    private boolean somebodyWaits() throws SQLException {
        return count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
    }

    private long versionsOf(String userId) throws SQLException {
        return count("select count(*) from foyer_identity_state where user_id = '" + userId + "'");
    }

    private long count(String query) throws SQLException {
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery(query)) {
            count.next();
            return count.getLong(1);
        }
    }
}
