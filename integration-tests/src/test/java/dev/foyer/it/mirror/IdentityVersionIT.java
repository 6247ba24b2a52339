package dev.foyer.it.mirror;

import static dev.foyer.it.system.StateCommand.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Under its version, a state that the registry commands")
class IdentityVersionIT {

    private final FoyerSystem system;
    private final AdminResource resource;

    IdentityVersionIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
    }

    /** Nobody else commands meanwhile. */
    @BeforeEach
    void pauseService() {
        system.stack().service().pause();
    }

    @AfterEach
    void resumeService() {
        system.stack().service().resume();
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
            Awaitility.await("a statement that waits for the lock")
                    .until(() -> system.keycloakDatabase().isWaitedFor("foyer_identity_state"));
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
        JsonNode snapshot = resource.get("/users?id=" + id).body().at("/users/0");
        assertThat(snapshot.get("customerStatus").asText()).isEqualTo("registered");
        assertThat(snapshot.get("stateVersion").asLong()).isEqualTo(2);
    }

    @Test
    @DisplayName("does not wait long for another service: the list fails, to be sent again without that user")
    void lockedForLong() throws SQLException {
        String id = person(system.newEmail());
        try (Connection other = system.stack().postgreSql().connect("keycloak");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into foyer_identity_state (user_id, version) values ('" + id + "', 9)");
            assertThat(resource.post("/commands", Map.of("commands", List.of(status(id, 8, "eight"))))
                            .status())
                    .isEqualTo(500);
            other.rollback();
        }
        assertThat(resource.run(status(id, 8, "eight")).get(0).get("outcome").asText())
                .isEqualTo("done");
    }

    @Test
    @DisplayName("is stale before a later one in the same list, wherever that stands")
    void twiceInAList() {
        String older = system.newEmail();
        String olderFirst = person(older);
        String newer = system.newEmail();
        String newerFirst = person(newer);
        List<JsonNode> results = resource.run(
                status(olderFirst, 1, "one"),
                status(olderFirst, 2, "two"),
                status(newerFirst, 4, "four"),
                status(newerFirst, 3, "three"));
        assertThat(results)
                .extracting(result -> result.get("outcome").asText() + " "
                        + result.get("version").asLong())
                .containsExactly("stale 2", "done 2", "done 4", "stale 4");
        assertThat(statusOf(older)).isEqualTo("two");
        assertThat(statusOf(newer)).isEqualTo("four");
    }

    @Test
    @DisplayName("is written to those of a list who do not have it, and not to those who do")
    void someWereWrittenBefore() {
        String before = system.newEmail();
        String writtenBefore = person(before);
        String later = system.newEmail();
        String writtenLater = person(later);
        String never = system.newEmail();
        String neverWritten = person(never);
        resource.run(status(writtenBefore, 7, "before"), status(writtenLater, 9, "later"));

        List<JsonNode> results = resource.run(
                status(writtenBefore, 7, "again"), status(neverWritten, 7, "new"), status(writtenLater, 8, "earlier"));
        assertThat(results)
                .extracting(result -> result.get("outcome").asText() + " "
                        + result.get("version").asLong())
                .containsExactly("done 7", "done 7", "stale 9");
        assertThat(List.of(statusOf(before), statusOf(never), statusOf(later)))
                .containsExactly("before", "new", "later");
    }

    private String person(String email) {
        return system.keycloak().create(email, true, Map.of("account_type", "personal"));
    }

    private String statusOf(String email) {
        return system.keycloak().user(email).at("/attributes/customer_status/0").asText();
    }
}
