package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A command for a user whom somebody else is writing to")
class CommandLockIT {

    private final FoyerSystem system;

    CommandLockIT(FoyerSystem system) {
        this.system = system;
    }

    /** Keycloak writes the whole row: from an older read it would write the old name. */
    @Test
    @DisplayName("waits, and takes nothing back")
    void waits() throws Exception {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        Map<String, Object> action = Map.of("id", UUID.randomUUID().toString(), "name", "end-sessions");
        CompletableFuture<List<JsonNode>> answer;
        try (Connection other = system.stack().postgreSql().connect("keycloak");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update user_entity set first_name = 'Renamed' where id = '" + id + "'");
            answer = CompletableFuture.supplyAsync(
                    () -> system.adminResource().run(Map.of("userId", id, "action", action)));
            await("a statement that waits for the lock")
                    .until(() -> system.keycloakDatabase().isWaitedFor("user_entity"));
            other.commit();
        }

        assertThat(answer.get().get(0).get("outcome").asText()).isEqualTo("done");
        assertThat(system.keycloakDatabase()
                        .texts("select first_name || ' ' || (not_before > 0) from user_entity where id = ?", id))
                .containsExactly("Renamed true");
    }
}
